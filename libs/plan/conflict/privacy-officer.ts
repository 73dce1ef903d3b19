import { Injectable } from '@nestjs/common';
import { StepUpService, type Session } from '#identity';
import { Refused } from '#kernel';

/** Who may see that a colleague has a conflict of interest (K-20). */
@Injectable()
export class PrivacyOfficer {
  constructor(private readonly stepUp: StepUpService) {}

  /** Reads only. */
  assert({ actor }: Session): void {
    if (!actor.functions.includes('PRIVACY_OFFICER')) throw new Refused('NOT_ALLOWED');
  }

  /** Changes something: with a fresh second factor. */
  async assertFresh(session: Session): Promise<void> {
    this.assert(session);
    await this.stepUp.assertSteppedUp(session);
  }
}

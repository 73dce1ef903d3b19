import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { Administrator } from '../administration/administrator.js';
import type { Session } from '../session.js';
import { StepUpService } from '../step-up/step-up.service.js';

/** Who manages organisations: an administrator in the organisation of the platform, and nobody else (I-70). */
@Injectable()
export class PlatformAdministrator {
  constructor(
    private readonly administrator: Administrator,
    private readonly stepUp: StepUpService,
  ) {}

  async is(session: Session): Promise<boolean> {
    return session.actor.organisationType === 'PLATFORM' && (await this.administrator.is(session));
  }

  /** Reads only. */
  async assert(session: Session): Promise<void> {
    if (!(await this.is(session))) throw new Refused('NOT_ALLOWED');
  }

  /** Changes something: with a fresh second factor. */
  async assertFresh(session: Session): Promise<void> {
    await this.assert(session);
    await this.stepUp.assertSteppedUp(session);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Refused, type Config } from '#kernel';
import { SecondFactor } from '../account/second-factor.service.js';
import { SignInLimits } from '../account/sign-in-limits.js';
import { PasskeySignIn, type AnsweredPasskey } from '../passkey/passkey-sign-in.service.js';
import type { Session } from '../session.js';
import { SessionService } from '../session.service.js';
import { SignInEvents } from '../sign-in-events.js';

/** A fresh second factor, for what a session that was left open must not give away (I-42). */
@Injectable()
export class StepUpService {
  constructor(
    private readonly factor: SecondFactor,
    private readonly passkeys: PasskeySignIn,
    private readonly sessions: SessionService,
    private readonly limits: SignInLimits,
    private readonly events: SignInEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The first line of whatever needs it. The demo asks for no second factor. */
  async assertSteppedUp({ id }: { id: string | undefined }): Promise<void> {
    if (this.config.demo || (id !== undefined && (await this.sessions.isSteppedUp(id)))) return;
    throw new Refused('STEP_UP_NEEDED');
  }

  /** The new token of the session; the old one is spent. */
  async withCode(session: Session, code: string, address: string | undefined): Promise<string> {
    const { person } = session.actor;
    return this.prove(session, address, async () => {
      if (!(await this.factor.holds(person, code))) throw new Refused('CODE_REFUSED');
    });
  }

  async askPasskey({ actor }: Session, origin: string) {
    return this.passkeys.askFor(actor.person, 'STEP_UP', origin);
  }

  async withPasskey(
    session: Session,
    answered: AnsweredPasskey,
    address: string | undefined,
  ): Promise<string> {
    return this.prove(session, address, async () => {
      const { person, holds } = await this.passkeys.judge(answered, 'STEP_UP');
      if (!holds || person !== session.actor.person) throw new Refused('PASSKEY_REFUSED');
    });
  }

  /** The line comes before the new token: without it the session goes on as it was, under the old one (W-09). */
  private async prove(
    { id, actor: { person } }: Session,
    address: string | undefined,
    proof: () => Promise<void>,
  ): Promise<string> {
    const who = () => Promise.resolve(person);
    return this.limits.guard({ account: person, address, kind: 'STEP_UP', who }, async () => {
      await this.events.watch({ kind: 'STEP_UP', person }, proof);
      return this.sessions.stepUp(id);
    });
  }
}

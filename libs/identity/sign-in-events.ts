import { Injectable } from '@nestjs/common';
import type { AccessEventKind, AccessPoint, ErrorCode } from '#contract';
import { Refused } from '#kernel';
import type { PersonRow } from './person.entity.js';

/** What happens to sessions, to accounts and to what is kept of colleagues, out of everything that the access log tells of. */
export type SignInEventKind = Extract<
  AccessEventKind,
  | 'SIGN_IN'
  | 'SIGN_OUT'
  | 'STEP_UP'
  | `ACCOUNT_${string}`
  | `RECOVERY_${string}`
  | `PASSKEY_${string}`
  | 'PROVIDER_ADD'
  | `CONFLICT_${string}`
  | `STAFF_${string}`
  | `ORGANISATION_${string}`
>;

/**
 * Who it was, or was meant to be: by id, or as a row where that was read already. Undefined where nobody is known: then
 * the line is written all the same, after the same work, so that time tells nothing of who has an account (I-03).
 */
export type WhoSignsIn =
  string | Pick<PersonRow, 'id' | 'organisationId' | 'functions'> | undefined;

/** Somebody signed in or out, or an account was changed; or that was refused. */
export interface SignInEvent {
  kind: SignInEventKind;
  person: WhoSignsIn;
  /** The person whose account it was, where somebody else changed it; with `ORGANISATION_…` the organisation. */
  about?: string | undefined;
  /** The code of the refusal; left out when it succeeded. */
  reason?: ErrorCode;
  accessPoint?: AccessPoint;
}

/** Done by whoever runs the installation, on the machine itself: past everything that asks who somebody is (I-11). */
export const BY_HAND = { person: undefined, accessPoint: 'SYSTEM' } as const;

type Listener = (event: SignInEvent) => Promise<void>;

/** Tells whoever keeps account of it, and waits until they have: nobody is signed in without its line (W-05). */
@Injectable()
export class SignInEvents {
  private readonly listeners = new Set<Listener>();

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  /** @throws Refused UNAVAILABLE when no account of it can be kept */
  async tell(event: SignInEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }

  /** The refusal to throw, once it was told. It is thrown either way: who cannot be written down does not get in. */
  async refusal(event: SignInEvent & { reason: ErrorCode }): Promise<Refused> {
    await this.tell(event);
    return new Refused(event.reason);
  }

  /** Does the work, and tells what became of it before anything of it is answered; a refusal, too (W-09). */
  async watch<T>(event: Omit<SignInEvent, 'reason'>, work: () => Promise<T>): Promise<T> {
    const done = await this.tried(event, work);
    await this.tell(event);
    return done;
  }

  /**
   * Sessions of this person are over. That waits for nothing and is not undone: whoever signs out is out, also while no
   * line can be written (W-05). Whoever keeps account says in the log of the server that one is missing.
   */
  async signedOut(person: string): Promise<void> {
    await this.tell({ kind: 'SIGN_OUT', person }).catch(() => undefined);
  }

  private async tried<T>(event: Omit<SignInEvent, 'reason'>, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) await this.tell({ ...event, reason: error.refusal.code });
      throw error;
    }
  }
}

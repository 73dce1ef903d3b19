import { Injectable } from '@nestjs/common';
import type { AccessPoint, ErrorCode } from '#contract';

/** Somebody signed in or out, or was refused while it is known who it was meant to be. */
export interface SignInEvent {
  kind: 'SIGN_IN' | 'SIGN_OUT';
  person: string;
  /** The code of the refusal; left out when it succeeded. */
  reason?: ErrorCode;
  accessPoint?: AccessPoint;
}

type Listener = (event: SignInEvent) => Promise<void>;

/**
 * Tells whoever keeps account of it, and waits until they have: nobody is signed in without its line (W-05). Whoever
 * refuses a sign-in by a person that is known tells that here, too.
 */
@Injectable()
export class SignInEvents {
  private readonly listeners = new Set<Listener>();

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  async tell(event: SignInEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}

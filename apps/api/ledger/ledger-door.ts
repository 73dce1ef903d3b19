import { hash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, Refused, type Config } from '#kernel';
import { verifyingKey, type VerifyingKey } from '#ledger';
import { RequestSessions } from '../session/request-sessions.js';

const BEARER = /^Bearer ([\x21-\x7e]{20,200})$/;

/** Who may look at the ledger, and who may cosign it (G-60, G-63). */
@Injectable()
export class LedgerDoor {
  private readonly witnesses: readonly { tokenHash: Buffer; key: VerifyingKey }[];

  constructor(
    private readonly sessions: RequestSessions,
    @Inject(CONFIG) { ledger }: Config,
  ) {
    this.witnesses = ledger.witnesses.map(({ publicKey, tokenHash }) => ({
      tokenHash,
      key: verifyingKey(publicKey),
    }));
  }

  /** @throws Refused UNAUTHENTICATED to who is neither signed in nor a witness */
  async assertMayLook(request: Request): Promise<void> {
    if (this.witnessOf(request) || (await this.sessions.of(request))) return;
    throw new Refused('UNAUTHENTICATED');
  }

  /** The key of the witness whose token a request has. @throws Refused UNAUTHENTICATED */
  witness(request: Request): VerifyingKey {
    const key = this.witnessOf(request);
    if (!key) throw new Refused('UNAUTHENTICATED');
    return key;
  }

  private witnessOf({ headers }: Request): VerifyingKey | undefined {
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    const given = hash('sha256', token, 'buffer');
    return this.witnesses.find(({ tokenHash }) => timingSafeEqual(tokenHash, given))?.key;
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccessPoint } from '#contract';
import { SessionService } from '#identity';
import { AccessLog } from './access-log.service.js';

interface RefusedConnection {
  /** The session token that came along. */
  token: string | undefined;
  reason: 'ORIGIN_REFUSED' | 'UNAUTHENTICATED';
  accessPoint: AccessPoint;
  requestId: string;
}

/** A browser that keeps on trying with a session that is over is one line in this time, not one for each try. */
const ONCE_IN_MS = 3_600_000;
const KEPT_AT_MOST = 10_000;

/** Connections and requests that were turned away, where the token still tells whose they were (W-06). */
@Injectable()
export class RefusedConnections {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly log: AccessLog,
    private readonly sessions: SessionService,
  ) {}

  /** @throws Refused UNAVAILABLE */
  async note({ token, reason, accessPoint, requestId }: RefusedConnection): Promise<void> {
    if (token === undefined || this.wasTold(`${reason} ${hashOf(token)}`)) return;
    const holder = await this.sessions.holderOf(token);
    if (!holder) return;
    const ctx = { actor: holder, requestId, accessPoint };
    await this.log.record(ctx, { kind: 'CONNECTION', reason });
    this.remember(`${reason} ${hashOf(token)}`);
  }

  private wasTold(what: string): boolean {
    return Date.now() - (this.told.get(what) ?? -Infinity) < ONCE_IN_MS;
  }

  private remember(what: string): void {
    if (this.told.size >= KEPT_AT_MOST) this.told.clear();
    this.told.set(what, Date.now());
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

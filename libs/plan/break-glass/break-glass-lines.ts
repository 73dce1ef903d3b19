import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessLog } from '#access-log';
import { BreakGlassEvents, type BreakGlassEvent } from './break-glass-events.js';

/** What of the button is a line in the access log. Ending and reviewing stand in the log of the plan. */
const TOLD: ReadonlySet<BreakGlassEvent['type']> = new Set(['USED', 'READ', 'REFUSED']);

/** Writes down in the access log that the emergency button was pressed, read by, or refused (W-08). */
@Injectable()
export class BreakGlassLines implements OnModuleInit {
  constructor(
    private readonly events: BreakGlassEvents,
    private readonly accessLog: AccessLog,
  ) {}

  onModuleInit(): void {
    this.events.onEvent(async ({ type, ctx, planId, code }) => {
      if (!TOLD.has(type)) return;
      const reason = code && { reason: code };
      await this.accessLog.record(ctx, { kind: 'BREAK_GLASS', planId, ...reason });
    });
  }
}

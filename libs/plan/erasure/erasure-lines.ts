import type { AccessEventKind } from '#contract';
import type { AccessLog } from '#access-log';
import { Refused, type Ctx } from '#kernel';

/** What is asked for here, out of everything that the access log tells of. */
export type ErasureEventKind = Extract<
  AccessEventKind,
  `ERASURE_${string}` | `LEGAL_HOLD_${string}` | `RETENTION_${string}`
>;

interface Line {
  kind: ErasureEventKind;
  planId?: string | undefined;
}

/** Does the work, and writes down what became of it before anything of it is answered; a refusal, too (E-42). */
export async function withLine<T>(
  accessLog: AccessLog,
  ctx: Ctx,
  line: Line,
  work: () => Promise<T>,
): Promise<T> {
  const { kind } = line;
  // Known only once it was looked up: the work may fill it in.
  const event = () => ({ kind, ...(line.planId !== undefined && { planId: line.planId }) });
  let done: T;
  try {
    done = await work();
  } catch (error) {
    if (error instanceof Refused) {
      await accessLog.record(ctx, { ...event(), reason: error.refusal.code });
    }
    throw error;
  }
  await accessLog.record(ctx, event());
  return done;
}

import type { Section } from '#contract';
import type { AccessLog } from '#access-log';
import type { Ctx } from '#kernel';

/** Somebody opens a plan on a socket. */
export interface Opening {
  ctx: Ctx;
  planId: string;
  socketId: string;
  sessionId: string;
  sections: readonly Section[];
  /** Goes on from a cursor: the plan was on that screen a moment ago. */
  goesOn: boolean;
}

/** One reading: a line that was written when the plan opened, and is closed when it was left. */
interface Reading {
  opening: Opening;
  line: Promise<{ id: string; at: number }>;
  /** The sockets that it is on: two while a lost connection is not known to be lost yet. */
  sockets: Set<string>;
  leftAt: number | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Who comes back within this time goes on with the line: a connection that hiccups is no second reading (W-22). */
const GRACE_MS = 60_000;

/**
 * Who has which plan on the screen, for the access log: one line for each time that a plan is opened, closed with how long
 * it stood there. Lines of a server that was killed stay open.
 */
export class PlanReadings {
  private readonly all = new Set<Reading>();
  private readonly onSocket = new Map<string, Reading>();
  /** The last one of each session and plan, on a screen or left a moment ago. */
  private readonly latest = new Map<string, Reading>();

  constructor(
    private readonly log: Pick<AccessLog, 'record'>,
    private readonly now: () => number,
    private readonly graceMs = GRACE_MS,
  ) {}

  /**
   * Answers once the line is durable; nothing of the plan may be sent before.
   *
   * @throws Refused UNAVAILABLE
   */
  async begin(opening: Opening): Promise<void> {
    const key = socketKey(opening.socketId, opening.planId);
    const reading = this.onSocket.get(key) ?? this.goneOnWith(opening) ?? this.written(opening);
    this.onSocket.set(key, reading);
    reading.sockets.add(opening.socketId);
    clearTimeout(reading.timer);
    reading.leftAt = undefined;
    try {
      await reading.line;
    } catch (error) {
      this.onSocket.delete(key);
      this.forget(reading);
      throw error;
    }
  }

  /** The plan went off this screen; the line is closed when nobody comes back to it for a while. */
  end(socketId: string, planId: string): void {
    const key = socketKey(socketId, planId);
    const reading = this.onSocket.get(key);
    if (!reading) return;
    this.onSocket.delete(key);
    reading.sockets.delete(socketId);
    if (reading.sockets.size > 0) return;
    reading.leftAt = this.now();
    this.closeLater(reading);
  }

  /** Closes every line; for a server that stops. */
  async stop(): Promise<void> {
    const readings = [...this.all];
    this.onSocket.clear();
    for (const reading of readings) this.forget(reading);
    await Promise.allSettled(readings.map((reading) => this.write(reading)));
  }

  private written(opening: Opening): Reading {
    const { ctx, planId, sections } = opening;
    const line = this.log.record(ctx, { kind: 'PLAN_OPEN', planId, sections });
    const reading = {
      opening,
      line,
      sockets: new Set<string>(),
      leftAt: undefined,
      timer: undefined,
    };
    this.all.add(reading);
    this.latest.set(sessionKey(opening), reading);
    return reading;
  }

  /** What a cursor goes on with: the same session had the same sections of the plan on a screen, or has them still. */
  private goneOnWith(opening: Opening): Reading | undefined {
    const reading = opening.goesOn ? this.latest.get(sessionKey(opening)) : undefined;
    return reading?.opening.sections.join() === opening.sections.join() ? reading : undefined;
  }

  private closeLater(reading: Reading): void {
    reading.timer = setTimeout(() => void this.close(reading), this.graceMs);
    reading.timer.unref();
  }

  private async close(reading: Reading): Promise<void> {
    this.forget(reading);
    try {
      await this.write(reading);
    } catch {
      // A database that is away for a moment must not leave a line open for ever.
      this.all.add(reading);
      this.closeLater(reading);
    }
  }

  /** Nobody goes on with it any more. */
  private forget(reading: Reading): void {
    clearTimeout(reading.timer);
    this.all.delete(reading);
    const key = sessionKey(reading.opening);
    if (this.latest.get(key) === reading) this.latest.delete(key);
  }

  private async write({ opening, line, leftAt }: Reading): Promise<void> {
    const { id, at } = await line;
    const lasted = Math.max(0, (leftAt ?? this.now()) - at);
    await this.log.record(opening.ctx, {
      kind: 'PLAN_CLOSE',
      planId: opening.planId,
      openedId: id,
      durationSeconds: Math.round(lasted / 1000),
    });
  }
}

function socketKey(socketId: string, planId: string): string {
  return `${socketId} ${planId}`;
}

function sessionKey({ sessionId, planId }: Opening): string {
  return `${sessionId} ${planId}`;
}

import type { LiveTimes } from './live-times.js';
import type { LiveEnvironment } from './live-socket.js';
import type { SaveState } from './live-state.js';

/** What the save state depends on. */
export interface SaveFacts {
  /** The plan is open, and what is sent can be answered. */
  readonly isOpen: boolean;
  /** Edits made here without acknowledgement. */
  readonly unsaved: number;
  readonly hasEnded: boolean;
}

/**
 * Tells what may be said about saving. `saved` needs every acknowledgement (L-48); after a while without a connection or
 * without an answer, input stops.
 */
export class SaveWatch {
  private facts: SaveFacts = { isOpen: false, unsaved: 0, hasEnded: false };
  private lostAt: number;
  private progressAt: number;
  private stopTimer: (() => void) | null = null;

  constructor(
    private readonly environment: LiveEnvironment,
    private readonly times: LiveTimes,
    private readonly onTime: () => void,
  ) {
    this.lostAt = environment.now();
    this.progressAt = this.lostAt;
  }

  /** An answer came. */
  progress(): void {
    this.progressAt = this.environment.now();
  }

  look(facts: SaveFacts): SaveState {
    const now = this.environment.now();
    if (this.facts.isOpen && !facts.isOpen) this.lostAt = now;
    if (!this.facts.isOpen && facts.isOpen) this.progressAt = now;
    if (this.facts.unsaved === 0) this.progressAt = now;
    this.facts = facts;
    const left = this.timeLeft(now);
    this.stopTimer?.();
    this.stopTimer = left !== null && left > 0 ? this.environment.after(left, this.onTime) : null;
    return stateOf(facts, left);
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = null;
  }

  /** Milliseconds until input stops; null while nothing waits. */
  private timeLeft(now: number): number | null {
    const { isOpen, unsaved, hasEnded } = this.facts;
    if (hasEnded || (isOpen && unsaved === 0)) return null;
    return this.times.stop - (now - (isOpen ? this.progressAt : this.lostAt));
  }
}

function stateOf({ isOpen, unsaved, hasEnded }: SaveFacts, left: number | null): SaveState {
  if (hasEnded) return 'ended';
  if (left !== null && left <= 0) return 'stopped';
  if (!isOpen) return 'offline';
  return unsaved > 0 ? 'saving' : 'saved';
}

import type { LiveState, PlanStore, RefusedText } from './live-state.js';

const EMPTY: LiveState = {
  plan: null,
  sight: 0,
  people: [],
  emergencies: [],
  conflicts: [],
  refusedTexts: [],
  pendingFields: new Set(),
  save: 'offline',
  canEdit: false,
  unsaved: 0,
  endedBy: null,
};

/** The state of one open plan, and who wants to hear of it. */
export class LiveStore implements PlanStore {
  private state = EMPTY;
  private refusedCount = 0;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): LiveState => this.state;

  /** Keeps refused words beside the plan, to be copied. */
  keepRefused(refused: Omit<RefusedText, 'id'>): void {
    this.refusedCount += 1;
    const entry = { id: String(this.refusedCount), ...refused };
    this.patch({ refusedTexts: [...this.state.refusedTexts, entry] });
  }

  dismissRefused(id: string): void {
    this.patch({ refusedTexts: this.state.refusedTexts.filter((one) => one.id !== id) });
  }

  /** Takes over what is different, and tells of it once. */
  patch(parts: Partial<LiveState>): void {
    const after = { ...this.state, ...parts };
    const keys = Object.keys(parts) as (keyof LiveState)[];
    if (keys.every((key) => after[key] === this.state[key])) return;
    this.state = after;
    for (const listener of [...this.listeners]) listener();
  }
}

/** Something typed in a field that is set as a whole, and not handed to the live client yet. */
export interface Draft {
  readonly item: string;
  readonly field: string;
  readonly words: string;
  /** Somebody else was first: it waits for a choice. */
  readonly isOvertaken?: boolean;
  /** No value for this field: it stays here until somebody makes it one. */
  readonly isUnfit?: boolean;
}

const NONE: ReadonlyMap<string, Draft> = new Map();

/**
 * What was typed here and is nowhere else yet: the save state counts it, leaving warns of it, and the screen for an
 * ended session offers it to copy.
 */
export class Drafts {
  private drafts = NONE;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): ReadonlyMap<string, Draft> => this.drafts;

  keep(stream: string, draft: Draft): void {
    this.change(new Map(this.drafts).set(stream, draft));
  }

  drop(stream: string): void {
    if (!this.drafts.has(stream)) return;
    const rest = new Map(this.drafts);
    rest.delete(stream);
    this.change(rest);
  }

  private change(drafts: ReadonlyMap<string, Draft>): void {
    this.drafts = drafts;
    for (const listener of this.listeners) listener();
  }
}

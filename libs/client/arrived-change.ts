import type { ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import { decodeChanges } from '#text';

/** An accepted edit as the server shows it. */
export interface ArrivedChange {
  readonly rev: number;
  readonly changes: unknown;
  readonly by: Author;
  readonly opId?: string | undefined;
}

/** What arrived does not fit what is here; only a fresh snapshot helps. */
export class OutOfStep extends Error {
  constructor() {
    super('out of step with the server');
    this.name = 'OutOfStep';
  }
}

/** @throws OutOfStep */
export function decodeArrived(json: unknown, length: number): ChangeSet {
  try {
    return decodeChanges(json, length);
  } catch {
    throw new OutOfStep();
  }
}

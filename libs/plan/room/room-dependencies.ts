import type { Limits } from '#contract';
import type { ChangeLog, DatabaseClock, KeyRing } from '#history';
import type { Directory } from '../directory.js';
import type { CaseNews } from './case-news.js';
import type { LoadedPlan } from './plan-loader.js';

/** What a room works with; the same for every room of a node. */
export interface RoomDependencies {
  log: ChangeLog;
  keys: KeyRing;
  clock: DatabaseClock;
  directory: Directory;
  limits: Limits;
  breakGlassMs: number;
  erasureUndoMs: number;
  /** A plan as the database has it. */
  load: (planId: string) => Promise<LoadedPlan | undefined>;
  onFault: (error: unknown) => void;
  /** The log of a plan reached this position through this node. */
  onCommitted: (planId: string, seq: number) => void;
  /** What was stored through this node changes lists of cases. */
  onCaseNews: (news: CaseNews) => void;
}

import type {
  CurrentValue,
  ErrorCode,
  FieldValue,
  PresentedEmergency,
  PresentedPlan,
  PresentPerson,
} from '#contract';

/**
 * What the screen may say about saving (L-48).
 * `saved`: every edit made here has its acknowledgement. `saving`: some have not, and the server is within reach.
 * `offline`: no connection; what is typed is kept in memory and sent later. `stopped`: edits have waited too long, or
 * the connection was gone too long; input must stop. `ended`: the connection will not come back by itself.
 */
export type SaveState = 'saved' | 'saving' | 'offline' | 'stopped' | 'ended';

/** Somebody else set the value first (L-31): both stand here until the person chooses with `resolveConflict`. */
export interface Conflict {
  readonly stream: string;
  readonly item: string;
  readonly field: string;
  readonly mine: FieldValue;
  /** What stands there now. Follows later changes, so the choice is always made against the newest value. */
  readonly current: CurrentValue;
}

/** Words that were typed here and could not be stored (L-46). They stay here to be copied, and are never sent again. */
export interface RefusedText {
  /** Names this entry for `dismissRefused`. */
  readonly id: string;
  readonly stream: string;
  readonly item: string;
  readonly field: string;
  /** What was typed; separate passages stand on lines of their own. */
  readonly words: string;
  readonly code: ErrorCode;
}

/**
 * Everything the screen shows of a plan but the live texts. Immutable: what did not change is the same object as
 * before, so a selector on a part of it only sees that part change.
 */
export interface LiveState {
  /**
   * The plan as this reader may see it, with values set here already in it; null until the first answer. The text
   * in its text fields trails by half a second of quiet, at once when a text becomes empty or stops being so; take
   * the text that is being typed from `LiveClient.text`.
   */
  readonly plan: PresentedPlan | null;
  /**
   * Counts up, together with `plan`, whenever somebody may see other things than before: an item is gone or shown anew, or the
   * plan is opened from the start, as after every change of who takes part. What was fetched beside the plan under an
   * older count may hold what was lost since.
   */
  readonly sight: number;
  /** Who else is here, one entry per session, oneself in other windows included. */
  readonly people: readonly PresentPerson[];
  /** Uses of the emergency button that are this person's business, the last one first (K-34). */
  readonly emergencies: readonly PresentedEmergency[];
  readonly conflicts: readonly Conflict[];
  readonly refusedTexts: readonly RefusedText[];
  /** Streams of values set here that have no acknowledgement yet. */
  readonly pendingFields: ReadonlySet<string>;
  readonly save: SaveState;
  /** Whether input is to be taken: the plan is there, and edits still have somewhere to go. */
  readonly canEdit: boolean;
  /** How many edits made here have no acknowledgement yet; warn before leaving when it is not 0. */
  readonly unsaved: number;
  /** Why the connection ended or the plan did not open; null otherwise. */
  readonly endedBy: ErrorCode | null;
}

/** Holds a `LiveState`. Fits React's `useSyncExternalStore`. */
export interface PlanStore {
  /** Calls `listener` after each change of the state; returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The state now: the same object until something changes. */
  readonly getSnapshot: () => LiveState;
}

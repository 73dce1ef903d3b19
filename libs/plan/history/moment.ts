/** A moment of a plan to look back at, as it is asked for. */
export type Moment =
  | { type: 'NOW' }
  | { type: 'INSTANT'; at: Date }
  | { type: 'LAST_VISIT' }
  | { type: 'VERSION'; number: number };

/**
 * A moment as one reader may know it: how far each stream had come that the reader may read. Whatever is named by such a list
 * can be looked at and compared.
 */
export interface PlanMoment {
  at: Date;
  /** The rev of each stream that had begun. */
  revs: ReadonlyMap<string, number>;
  /** Whether something earlier was asked for than this reader's organisation sees (C-10). */
  isLimited: boolean;
}

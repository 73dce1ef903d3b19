import type { TextHandle } from '#client';
import type { Section } from '#contract';

/** What every editor of a live text gets from the field around it. */
export interface EditorProps {
  readonly handle: TextHandle;
  readonly section: Section;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly isEditable: boolean;
  /** Input is stopped for now: the field keeps its look, and takes nothing. */
  readonly isStopped: boolean;
  /** Typing was kept out because the text would get too long; or, with false, that is over. */
  readonly onTooLong: (isTooLong: boolean) => void;
}

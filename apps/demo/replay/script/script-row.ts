import type { AccessLineKind, ErrorCode, ItemKindName, Section } from '#contract';
import type { DemoAudience, DemoFields, DemoPersonCode, DemoValue } from '../../demo-case/index.js';

/** Adds an item, which is known as `item` from then on. Without `audience` it gets the one of its kind. */
export interface AddStep {
  readonly do: 'add';
  readonly kind: ItemKindName;
  readonly item: string;
  readonly audience?: DemoAudience;
}

/** Fills in fields in their order; live text is typed, at the end of what stands there unless told otherwise. */
export interface WriteStep {
  readonly do: 'write';
  readonly kind: ItemKindName;
  readonly item: string;
  readonly fields: Readonly<Record<string, DemoValue>>;
  readonly caret?: 'start' | 'end';
  /** Of those who see the item, who sees these fields; left out: all of them. */
  readonly seenBy?: DemoAudience;
}

/** Says who sees a field that has an audience of its own. */
export interface ShowFieldStep {
  readonly do: 'showField';
  readonly item: string;
  readonly field: string;
  readonly audience: DemoAudience;
}

/** Wants to say who sees an item, and is refused. */
export interface ShowRefusedStep {
  readonly do: 'showRefused';
  readonly item: string;
  readonly audience: DemoAudience;
  readonly code: ErrorCode;
  readonly rule: string;
}

/** Looks for a section that is not there for this person, and is answered as if there were no such section. */
export interface SectionAbsentStep {
  readonly do: 'sectionAbsent';
  readonly section: Section;
  readonly kind: ItemKindName;
}

/**
 * Sets a field without a connection, comes back after so many seconds, and finds that `other` was set meanwhile: both
 * values stand on the screen.
 */
export interface SetOfflineStep {
  readonly do: 'setOffline';
  readonly item: string;
  readonly field: string;
  readonly value: DemoValue;
  readonly seconds: number;
  readonly other: DemoValue;
}

/** Chooses one's own value where two stand side by side. */
export interface KeepOwnStep {
  readonly do: 'keepOwn';
  readonly item: string;
  readonly field: string;
}

/** Waits until the field shows this value: nobody answers to what has not reached them yet. */
export interface SeeStep {
  readonly do: 'see';
  readonly item: string;
  readonly field: string;
  readonly value: DemoValue;
}

/** The history of the field holds these values, whichever of them stands. */
export interface HistoryStep {
  readonly do: 'history';
  readonly item: string;
  readonly field: string;
  readonly values: readonly DemoValue[];
}

/** Opens the plan, and is told that there is none. */
export interface OpenAbsentStep {
  readonly do: 'openAbsent';
}

/** Presses the emergency button, and looks who is told what, and that `hidden` is sent to nobody by it. */
export interface PressButtonStep {
  readonly do: 'pressButton';
  readonly reason: string;
  readonly contact: string;
  readonly coordinator: DemoPersonCode;
  readonly director: DemoPersonCode;
  readonly hidden: string;
}

/** A line of the access log tells of what `of` did, or tried, in this plan: `by` reads it. */
export interface LoggedStep {
  readonly do: 'logged';
  readonly by: DemoPersonCode;
  readonly of: DemoPersonCode;
  readonly kind: AccessLineKind;
  /** Code of the refusal; null where it succeeded. */
  readonly reason: ErrorCode | null;
}

/** `by`: somebody else than the row names. */
export type ScriptStep = { readonly by?: DemoPersonCode } & (
  | AddStep
  | WriteStep
  | ShowFieldStep
  | ShowRefusedStep
  | SectionAbsentStep
  | SetOfflineStep
  | KeepOwnStep
  | SeeStep
  | HistoryStep
  | OpenAbsentStep
  | PressButtonStep
  | LoggedStep
);

/** One row of the conference script. */
export interface ScriptRow {
  readonly nr: string;
  /** Minutes and seconds from the start. */
  readonly at: string;
  readonly who: DemoPersonCode | 'ALL';
  /** Code of the section; many do not exist yet. */
  readonly section: string;
  /** What happens, in the words of the script or shorter. */
  readonly what: string;
  readonly expected: string;
  /** At the same moment as the row before it. */
  readonly together?: true;
  /** Who may see what the row adds; left out: all four organisations. */
  readonly seenBy?: DemoAudience;
  /** What has to stand there before the row, or the rows that begin together, can begin. */
  readonly before?: readonly ScriptStep[];
  /** Left out: what the row is about does not exist yet, and it is skipped. */
  readonly steps?: readonly ScriptStep[];
  /** What of the row does not exist yet, where the rest of it is played. */
  readonly later?: string;
}

/** Fills in an item; the names of its fields are checked against its kind. */
export function write<K extends ItemKindName>(
  kind: K,
  item: string,
  fields: DemoFields<K>,
): WriteStep {
  return { do: 'write', kind, item, fields: fields as Readonly<Record<string, DemoValue>> };
}

/** Adds an item and fills it in. */
export function added<K extends ItemKindName>(
  kind: K,
  item: string,
  more: { fields: DemoFields<K>; audience?: DemoAudience },
): ScriptStep[] {
  const { fields, audience } = more;
  return [{ do: 'add', kind, item, ...(audience && { audience }) }, write(kind, item, fields)];
}

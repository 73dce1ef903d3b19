import type { PresentedVersion, VersionAnswer, VersionState } from '#contract';
import { whoWords, type HistoryWording } from '../history/history-sentence.js';
import type { ListedVersion } from './version.query.js';

/** What became of one organisation that was asked, in words where it names people. */
export interface ShownReply {
  readonly organisation: string;
  readonly name: string;
  readonly answer: VersionAnswer | null;
  readonly reason: string | null;
  /** "Politie · P1" */
  readonly who: string | null;
  readonly at: string | null;
  readonly hasLeft: boolean;
}

/** A version as the screens show it, from the open plan and from the list alike. */
export interface ShownVersion {
  readonly id: string;
  readonly number: number;
  readonly state: VersionState;
  readonly note: string | null;
  readonly who: string;
  readonly at: string;
  readonly closedAt: string | null;
  readonly reason: string | null;
  readonly answers: readonly ShownReply[];
}

export function openVersionOf(
  { directory }: HistoryWording,
  { by, answers, ...version }: PresentedVersion,
): ShownVersion {
  return {
    ...version,
    who: directory.author(by),
    answers: answers.map(({ by: author, ...one }) => ({
      ...one,
      who: author && directory.author(author),
    })),
  };
}

export function listedVersionOf(
  wording: HistoryWording,
  { by, answers, ...version }: ListedVersion,
): ShownVersion {
  return {
    ...version,
    who: whoWords(wording, by),
    answers: answers.map(({ by: author, ...one }) => ({
      ...one,
      who: author && whoWords(wording, author),
    })),
  };
}

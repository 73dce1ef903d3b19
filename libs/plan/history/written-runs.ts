import { ChangeSet } from '@codemirror/state';
import type { AuthorSpan } from '#contract';
import type { Change } from '#history';
import { applyEdit, EMPTY_TEXT, type TextState } from '#text';
import { valueOf } from '../state/change-value.js';
import { contentFrom, type StoredContent } from '../state/stream-content.js';

/** Words that one person wrote in one go. */
export interface WrittenRun {
  /** UTF-16 code units. */
  length: number;
  person: string;
  organisation: string;
  /**
   * When the last of them was written; null where that was longer ago than was looked, or
   * before the reader's organisation sees (C-10).
   */
  at: Date | null;
}

export interface Authorship {
  text: string;
  runs: WrittenRun[];
}

interface Go {
  person: string;
  organisation: string;
  /** Unix milliseconds of its last edit; null for what stood there at the begin. */
  at: number | null;
}

/** Edits of one person with less between them are one go. */
const PAUSE_MS = 5 * 60_000;

/**
 * Who wrote which words of a text, and when: from a text whose authors are known on, change by change. The spans of the library
 * tell authors apart; here each go of each person counts as one.
 */
export class WrittenText {
  private readonly goes: Go[] = [];
  private state: TextState;

  constructor(begin: StoredContent) {
    this.state = this.beginOf(begin);
  }

  /** `isDated`: whether the reader may know when this was. */
  apply(change: Change, isDated: boolean): void {
    if (change.kind === 'stream.opened' || change.kind === 'field.audience') {
      this.state = this.beginOf(valueOf(change, change.kind).content);
    }
    if (change.kind !== 'text.edited') return;
    const changes = ChangeSet.fromJSON(valueOf(change, 'text.edited').changes);
    this.state = applyEdit(this.state, changes, {
      person: this.goOf(change, isDated),
      organisation: '',
    });
  }

  read(): Authorship {
    const runs = this.state.spans.flatMap(([length, index]): WrittenRun[] => {
      const go = this.goes[Number(index)];
      return go ? [{ ...go, length, at: go.at === null ? null : new Date(go.at) }] : [];
    });
    return { text: this.state.text.toString(), runs };
  }

  /** The go that an edit belongs to: the last one of its author, while that was a moment ago. */
  private goOf({ person, organisation, at }: Change, isDated: boolean): string {
    const index = this.goes.findLastIndex(
      (go) => go.person === person && go.organisation === organisation,
    );
    const last = this.goes[index];
    const isSame = isDated ? isShortlyAfter(at, last) : last?.at === null;
    if (last && isSame) last.at = isDated ? at : null;
    return String(isSame ? index : this.begin({ person, organisation, at: isDated ? at : null }));
  }

  private begin(go: Go): number {
    return this.goes.push(go) - 1;
  }

  private beginOf(stored: StoredContent): TextState {
    const content = contentFrom(stored);
    if (content.type !== 'text') return EMPTY_TEXT;
    const spans = content.spans.map(([length, person, organisation]): AuthorSpan => {
      return [length, String(this.begin({ person, organisation, at: null })), ''];
    });
    return { rev: 0, text: content.text, spans };
  }
}

function isShortlyAfter(at: number, go: Go | undefined): boolean {
  return go !== undefined && go.at !== null && at - go.at <= PAUSE_MS;
}

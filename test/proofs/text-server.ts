import type { Author, AuthorSpan, ErrorCode } from '#contract';
import { acceptSubmission, EMPTY_TEXT, type AcceptedEdit, type TextState } from '#text';
import type { TextOp } from '../../libs/client/pending-edits.js';
import type { Chance } from './chance.js';

export interface ShownChange {
  rev: number;
  changes: unknown;
  by: Author;
  opId?: string;
}

export type OpAnswer = { opId: string; rev: number } | { opId: string; code: ErrorCode };

export type ToClient =
  | { type: 'answer'; results: OpAnswer[] }
  | { type: 'changes'; changes: ShownChange[] }
  | { type: 'opened'; changes: ShownChange[] }
  | { type: 'snapshot'; rev: number; text: string; spans: AuthorSpan[] };

export type ToServer =
  { type: 'submit'; ops: readonly TextOp[] } | { type: 'open'; rev: number | null };

interface Logged extends AcceptedEdit {
  readonly by: Author;
}

/** One live text on a server that does what the real one does: decide, store, answer, show; only the storing is left out. */
export class TextServer {
  state: TextState = EMPTY_TEXT;
  readonly log: Logged[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly maxLength: number,
    private readonly revsBehind = Infinity,
  ) {}

  submit(author: Author, ops: readonly TextOp[]): OpAnswer[] {
    if (this.chance.below(40) === 0) {
      return ops.map(({ opId }) => ({ opId, code: 'UNAVAILABLE' as const }));
    }
    const rev = ops[0]?.rev ?? 0;
    if (this.state.rev - rev > this.revsBehind) return this.knownOnly(author, ops);
    const history = this.log.slice(rev).map(({ opId, changes, by }) => ({
      changes,
      opId: by.person === author.person ? opId : undefined,
    }));
    const { state, accepted, results } = acceptSubmission(this.state, history, {
      rev,
      author,
      edits: ops,
      maxLength: this.maxLength,
    });
    for (const edit of accepted) this.log.push({ ...edit, by: author });
    this.state = state;
    return results.map((result) =>
      result.ok ? { opId: result.opId, rev: result.rev } : { opId: result.opId, code: result.code },
    );
  }

  /** Too far behind: only what was stored before has its answer. */
  private knownOnly(author: Author, ops: readonly TextOp[]): OpAnswer[] {
    let code: ErrorCode = 'STALE';
    return ops.map(({ opId }) => {
      const known = this.log.find((edit) => edit.opId === opId && edit.by.person === author.person);
      if (known) return { opId, rev: known.rev };
      const refused = { opId, code };
      code = 'EARLIER_REFUSED';
      return refused;
    });
  }

  /** The changes after `from`, up to `to`, as this reader is shown them. */
  shown(reader: Author, from: number, to = this.state.rev): ShownChange[] {
    return this.log.slice(from, to).map(({ rev, changes, by, opId }) => {
      const change = { rev, changes: changes.toJSON() as unknown, by };
      return by.person === reader.person ? { ...change, opId } : change;
    });
  }

  snapshot(): ToClient {
    const { rev, text, spans } = this.state;
    return { type: 'snapshot', rev, text: text.toString(), spans: [...spans] };
  }
}

import type {
  Author,
  ErrorCode,
  FieldValue,
  OpenAnswer,
  OpenRequest,
  OpResult,
  PresentedChange,
  PresentedItem,
  PresentedPlan,
  SubmitAnswer,
  SubmitRequest,
} from '#contract';
import type { TextOp } from '../../libs/client/pending-edits.js';
import { AT } from '../support/live/build-plan.js';
import type { Chance } from './chance.js';
import { TextServer } from './text-server.js';

type Op = SubmitRequest['ops'][number];

/** What every reader is told, in the order of the log: a change, or that the item got other streams. */
export type Told = { change: PresentedChange } | { shown: true };

const ITEM = 'item';
const PLAN = 'plan';

/** A plan of one item with one text and one value, on a server that does what the real one does but for the storing. */
export class PlanServer {
  readonly texts: TextServer[] = [];
  readonly told: Told[] = [];
  /** Every character that was ever inserted, in any stream. */
  readonly stored = new Set<string>();
  private term: { rev: number; value: FieldValue } = { rev: 0, value: null };
  private era = -1;
  private readonly answers = new Map<string, OpResult>();

  constructor(
    private readonly chance: Chance,
    private readonly maxLength: number,
    private readonly revsBehind: number,
  ) {
    this.openStreams();
  }

  get text(): TextServer {
    return this.texts[this.era] as TextServer;
  }

  get value(): FieldValue {
    return this.term.value;
  }

  /** The item gets another audience, and with it other streams that begin with what stands there. */
  changeAudience(): void {
    this.openStreams();
    this.told.push({ shown: true });
  }

  submit(author: Author, { ops }: SubmitRequest): SubmitAnswer {
    if (this.chance.below(30) === 0) return { error: { code: 'UNAVAILABLE' } };
    const [first] = ops;
    if (first?.kind === 'text.edit') return { results: this.submitText(author, ops) };
    return { results: ops.map((op) => this.submitValue(author, op)) };
  }

  open(reader: Author, { cursor }: OpenRequest): OpenAnswer {
    const head = { cursor: String(this.told.length), now: AT };
    if (cursor === undefined || this.chance.below(4) === 0) {
      return { snapshot: this.snapshot(reader), ...head };
    }
    const missed = this.told.slice(Number(cursor));
    const changes = missed.flatMap((one) => ('change' in one ? [this.shownTo(reader, one)] : []));
    const isShown = missed.some((one) => 'shown' in one);
    const shown = isShown ? [{ item: this.item(), after: null }] : [];
    return {
      changes: changes.filter(({ stream }) => this.isOpen(stream)),
      gone: [],
      shown,
      ...head,
    };
  }

  /** Op ids go to the person who made the change (L-15). */
  shownTo(reader: Author, { change }: { change: PresentedChange }): PresentedChange {
    const { opId, ...others } = change;
    return opId !== undefined && change.by.person === reader.person ? change : others;
  }

  item(): PresentedItem {
    const { rev, text, spans } = this.text.state;
    return {
      id: ITEM,
      kind: 'agreement',
      section: 'agreements',
      stream: `@${this.era}`,
      rev: 1,
      audience: { type: 'CASE_OPEN' },
      readers: { organisations: [], persons: [] },
      sights: {},
      views: [],
      owner: 'o',
      addedBy: { person: 'p0', organisation: 'o0' },
      addedAt: AT,
      removed: false,
      can: { edit: true, move: true, remove: true, audience: true },
      fields: {
        action: { stream: `action${this.era}`, rev, text: text.toString(), spans: [...spans] },
        term: { stream: `term${this.era}`, ...this.term },
      },
    };
  }

  private openStreams(): void {
    const before = this.texts[this.era]?.state;
    this.era += 1;
    const text = new TextServer(this.chance, this.maxLength, this.revsBehind);
    if (before) text.state = { ...before, rev: 0 };
    this.texts.push(text);
    this.term = { ...this.term, rev: 0 };
  }

  private isOpen(stream: string): boolean {
    return stream === `action${this.era}` || stream === `term${this.era}`;
  }

  private submitText(author: Author, ops: readonly Op[]): OpResult[] {
    const edits = ops.filter((op) => op.kind === 'text.edit');
    const stream = edits[0]?.stream ?? '';
    const era = Number(stream.replace('action', ''));
    const server = this.texts[era] as TextServer;
    if (era !== this.era) {
      return edits.map(({ opId }) => {
        const stored = server.log.find((edit) => edit.opId === opId);
        return stored ? accepted(stream, stored) : refused(opId, 'STREAM_CLOSED');
      });
    }
    const before = server.state.rev;
    const answers = server.submit(author, edits as TextOp[]);
    for (const { rev, opId, changes, by } of server.log.slice(before)) {
      const place = { stream, rev, item: ITEM, field: 'action', by, at: AT, opId };
      const json = changes.toJSON() as unknown[];
      for (const character of JSON.stringify(json)) this.stored.add(character);
      this.told.push({ change: { ...place, kind: 'text.edited', changes: json } });
    }
    return answers.map((answer) =>
      'rev' in answer ? accepted(stream, answer) : refused(answer.opId, answer.code),
    );
  }

  private submitValue(by: Author, op: Op): OpResult {
    const known = this.answers.get(op.opId);
    if (known) return known;
    if (op.kind !== 'field.set') return refused(op.opId, 'MALFORMED');
    if (!this.isOpen(op.stream)) return refused(op.opId, 'STREAM_CLOSED');
    if (op.ifRev !== this.term.rev) {
      return { opId: op.opId, ok: false, error: { code: 'STALE', current: this.term } };
    }
    const rev = this.term.rev + 1;
    const value = op.value as FieldValue;
    this.term = { rev, value };
    const place = { stream: op.stream, rev, item: ITEM, field: 'term', by, at: AT };
    this.told.push({ change: { ...place, opId: op.opId, kind: 'field.set', value } });
    const result = accepted(op.stream, { opId: op.opId, rev });
    this.answers.set(op.opId, result);
    return result;
  }

  private snapshot(you: Author): PresentedPlan {
    return {
      id: PLAN,
      caseNumber: '',
      label: '',
      you,
      organisations: [],
      circle: {
        status: 'ACTIVE',
        safetyHouse: false,
        isDirected: false,
        participations: [],
        stays: [],
        version: null,
        can: {
          invite: false,
          end: false,
          people: false,
          leave: false,
          statuses: [],
          mark: false,
          propose: false,
        },
      },
      members: [],
      sections: [{ section: 'agreements', canAdd: [], items: [this.item()] }],
    };
  }
}

function accepted(stream: string, { opId, rev }: { opId: string; rev: number }): OpResult {
  return { opId, ok: true, stream, rev, hash: '', at: AT };
}

function refused(opId: string, code: ErrorCode): OpResult {
  return { opId, ok: false, error: { code } };
}

import { randomUUID } from 'node:crypto';
import {
  kindOf,
  viewField,
  type Audience,
  type OrganisationType,
  type PersonFunction,
} from '#contract';
import type { SealingKey } from '#history';
import { seal, type SealedPlace } from '../../../libs/history/keys/seal.js';
import { caseStream } from '../../../libs/plan/state/stream-id.js';
import { wordsIn } from '../keys/sealed-words.js';
import { circleRows } from './circle-rows.js';
import type {
  DrawnAudience,
  DrawnItem,
  DrawnMember,
  DrawnPlan,
  DrawnWorld,
} from './random-rows.js';

export interface RowPerson {
  id: string;
  organisation: string;
  organisationType: OrganisationType;
  functions: PersonFunction[];
}

/** Rows by table, as the columns are called. */
export interface WorldRows {
  people: RowPerson[];
  plans: string[];
  tables: Record<string, object[]>;
  nameOf: (organisation: string) => string;
  /** Names of the people who lead a case. */
  directorsOf: (plan: string) => string[];
}

const HOUR_MS = 3_600_000;

/** The rows of a world, under new ids and all under one key. */
export function rowsOf(world: DrawnWorld, now: number, key: SealingKey): WorldRows {
  const organisations = world.organisations.map((type) => ({ id: randomUUID(), type }));
  const people = world.people.map(({ organisation, functions }): RowPerson => {
    const own = at(organisations, organisation);
    const matter = { organisation: own.id, organisationType: own.type };
    return { id: randomUUID(), ...matter, functions };
  });
  const directors = new Map<string, string[]>();
  const rows: WorldRows = {
    people,
    plans: [],
    nameOf: (id) => organisations.find((one) => one.id === id)?.type ?? '',
    directorsOf: (plan) => directors.get(plan) ?? [],
    tables: {
      organisation: organisations.map((each) => ({ ...each, name: each.type, active: true })),
      person: people.map(({ id, organisation, functions }) => ({
        id,
        organisation_id: organisation,
        code: id,
        name: id,
        function: '',
        functions,
        active: true,
      })),
    },
  };
  for (const plan of world.plans) {
    const planId = new PlanRows(rows, { organisations, now, key }).add(plan);
    const lead = plan.directors.map((who) => at(people, who).id);
    directors.set(planId, lead);
  }
  return rows;
}

/** The rows of one plan, with a log that goes on with every row that stands in it. */
class PlanRows {
  private readonly id = randomUUID();
  private readonly everNamed = new Set<string>();
  private readonly items: string[] = [];
  private seq = 0;

  private readonly organisations: readonly { id: string }[];
  private readonly now: number;
  private readonly key: SealingKey;

  constructor(
    private readonly rows: WorldRows,
    around: { organisations: readonly { id: string }[]; now: number; key: SealingKey },
  ) {
    ({ organisations: this.organisations, now: this.now, key: this.key } = around);
  }

  add(plan: DrawnPlan): string {
    const { rows, now, organisations } = this;
    rows.plans.push(this.id);
    const label = wordsIn(this.key, this.id, caseStream(this.id), '');
    this.row('plan', { case_number: this.id, ...label, created_at: new Date(now) });
    for (const subject of organisations) this.stream(subject.id, { field: '@organisation' });
    this.stream(this.id, { field: '@case' });
    this.stream(randomUUID(), { field: '@version' });
    for (const item of plan.items) this.addItem(item);
    for (const member of plan.members) this.addMember(member);
    for (const { person } of plan.denials) {
      this.stream(at(rows.people, person).id, { field: '@denial' });
    }
    if (plan.emergencies.length > 0) this.stream(randomUUID(), { field: '@breakGlass' });
    const around = {
      plan: this.id,
      key: this.key,
      people: rows.people,
      organisations,
      seq: this.seq,
      now,
    };
    for (const [table, row] of circleRows(plan, around)) this.row(table, row);
    this.row('plan_head', { seq: this.seq, at: new Date(now) });
    return this.id;
  }

  private row(table: string, row: object): void {
    (this.rows.tables[table] ??= []).push({ plan_id: this.id, ...row });
  }

  private addItem(drawn: DrawnItem): void {
    const { rows, organisations, now } = this;
    const item_id = randomUUID();
    const names = Object.entries(kindOf(drawn.kind).fields);
    const narrow = names.filter(([, { audience: own }]) => own).map(([name]) => name);
    const addedBy = at(rows.people, drawn.addedBy).id;
    if (narrow.length > 0) this.everNamed.add(addedBy);
    const told = drawn.fieldAudience && this.named(drawn.fieldAudience);
    this.seq += 1;
    const added_seq = this.seq;
    this.items.push(item_id);
    for (const { field, viewOf, audience, narrowed, closed, hidden } of drawn.streams) {
      const [own = '@item'] = narrow;
      const fieldName = field < 0 ? own : at(['@item', ...names.map(([each]) => each)], field);
      const name = viewOf === null ? fieldName : this.viewAt(viewOf);
      this.stream(item_id, {
        field: name,
        audience: this.named(audience),
        narrowed: narrowed && narrow.includes(name) ? this.named(narrowed) : null,
        closed,
        erasure: hidden ? randomUUID() : null,
      });
    }
    this.seq += 1;
    this.row('item', {
      item_id,
      kind: drawn.kind,
      eras: [item_id],
      audience: this.named(drawn.audience),
      fields: Object.fromEntries(
        told ? narrow.map((name) => [name, { audience: told, eras: [], era: null }]) : [],
      ),
      position: 'a0',
      removed: drawn.removed,
      owner_id: at(organisations, drawn.owner).id,
      added_by: addedBy,
      added_at: new Date(now),
      changed_on: new Date(now),
      added_seq,
      removed_seq: drawn.removed === (drawn.removedSeq === 'right') ? this.seq : null,
      erasure: drawn.erased ? randomUUID() : null,
    });
  }

  /** A view of somebody who stands in the plan already, or of nobody there is. */
  private viewAt(person: number): string {
    return viewField(this.items[person] ?? randomUUID(), randomUUID());
  }

  private addMember({ person, organisation, begins, ends }: DrawnMember): void {
    const { rows, organisations, now } = this;
    const who = rows.people[person];
    if (!who) return;
    this.stream(who.id, { field: '@member' });
    this.row('member', {
      person_id: who.id,
      org_id: organisation === null ? who.organisation : at(organisations, organisation).id,
      begins_at: new Date(now + (begins === 'past' ? -HOUR_MS : HOUR_MS)),
      ends_at: { never: null, past: new Date(now - 1000), future: new Date(now + HOUR_MS) }[ends],
      named: this.everNamed.has(who.id),
    });
  }

  /** A stream with one change, and a snapshot of it. */
  private stream(item_id: string, of: object): void {
    const stream_id = randomUUID();
    this.seq += 1;
    const open = { audience: { type: 'CASE_OPEN' }, narrowed: null, closed: false, erasure: null };
    const place = { stream_id, rev: 1, key_id: this.key.id };
    const value = this.sealed('VALUE', stream_id);
    this.row('stream', { ...place, item_id, ...open, hash: HASH, value, ...of });
    this.row('change', { ...place, ...changeRow(this.seq), body: this.sealed('BODY', stream_id) });
    this.row('snapshot', { ...place, value: this.sealed('SNAPSHOT', stream_id) });
  }

  private sealed(sort: SealedPlace['sort'], streamId: string): string {
    const place = { sort, planId: this.id, streamId, rev: 1 };
    return `\\x${seal(this.key.key, place, Buffer.from('{}')).toString('hex')}`;
  }

  private named(drawn: DrawnAudience): Audience {
    const { rows, organisations, everNamed } = this;
    if (drawn.type === 'ORG_LIST') {
      return { type: drawn.type, organisations: drawn.who.map((who) => at(organisations, who).id) };
    }
    if (drawn.type === 'NAMED_PERSONS') {
      const persons = drawn.who.map((who) => at(rows.people, who).id);
      persons.forEach((who) => everNamed.add(who));
      return { type: drawn.type, persons };
    }
    return { type: drawn.type };
  }
}

const HASH = `\\x${'00'.repeat(32)}`;

function changeRow(seq: number): object {
  return {
    seq,
    op_id: randomUUID(),
    kind: 1,
    at: new Date(),
    actor_id: randomUUID(),
    org_id: randomUUID(),
    format: 2,
    body_commitment: HASH,
    actor_commitment: HASH,
    prev_hash: HASH,
    hash: HASH,
  };
}

export function at<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

import { randomUUID } from 'node:crypto';
import type { SealingKey } from '#history';
import { emergencyStream, participationStream } from '../../../libs/plan/state/stream-id.js';
import { wordsIn } from '../keys/sealed-words.js';
import type { DrawnDenial, DrawnParticipation, DrawnPlan } from './random-rows.js';

interface Around {
  plan: string;
  key: SealingKey;
  people: readonly { id: string }[];
  organisations: readonly { id: string }[];
  /** Where the log ends. */
  seq: number;
  now: number;
}

type Row = [table: string, row: object];

const HOUR_MS = 3_600_000;

/** Who takes part in a plan, how its case stands, who is shut out, and uses of the emergency button. */
export function circleRows(plan: DrawnPlan, around: Around): Row[] {
  const { people, organisations } = around;
  const person = (index: number): string => (people[index % people.length] as { id: string }).id;
  const shutOut = new Map(plan.denials.map((drawn) => [person(drawn.person), drawn]));
  return [
    [
      'case_state',
      {
        status: plan.status,
        safety_house: false,
        begun_by: null,
        directors: plan.directors.map(person),
      },
    ],
    ...organisations.flatMap(({ id }, index): Row[] => {
      const drawn = plan.circle[index];
      return drawn ? [['participation', participationRow(id, drawn, around)]] : [];
    }),
    ...[...shutOut].map(([id, drawn]): Row => ['denial', denialRow(id, drawn, around)]),
    ...plan.emergencies.map(({ by, review }): Row => {
      const use = { use_id: randomUUID(), person_id: person(by), org_id: randomUUID() };
      return ['break_glass', { ...use, review, ...emergency(use.use_id, around) }];
    }),
  ];
}

function participationRow(
  org_id: string,
  { status, past, since }: DrawnParticipation,
  { seq, now, plan, key }: Around,
): object {
  const words = wordsIn(key, plan, participationStream(plan, org_id), { ground: null, note: null });
  const at = new Date(now - HOUR_MS);
  const since_seq = since === null ? null : since % (seq + 1);
  const by = { invited_by: randomUUID(), invited_by_org: org_id, invited_at: at };
  const when = {
    since_seq,
    since_at: since === null ? null : at,
    changed_seq: seq,
    changed_at: at,
  };
  return { org_id, status, past, ...words, ...by, ...when };
}

function denialRow(person_id: string, { state }: DrawnDenial, { now }: Around): object {
  const lifted = state === 'lifted';
  const unlisted = state === 'confirmed';
  return { person_id, how: 'MATCH', since: new Date(now), lifted, unlisted };
}

function emergency(use: string, { now, seq, plan, key }: Around): object {
  const words = wordsIn(key, plan, emergencyStream(use), { reason: 'nood', conclusion: null });
  const at = new Date(now - HOUR_MS);
  const nobody = { reviewed_by: null, seen_by: [] };
  return { ...words, used_seq: seq, at, until: at, ended_at: at, ...nobody };
}

import { isText } from '#contract';
import { query } from '../log-check.js';
import type { World } from './world.js';

const COMPARISON = `query ($plan: ID!, $from: MomentInput!, $to: MomentInput!, $item: ID) {
  comparison(planId: $plan, from: $from, to: $to, item: $item) {
    from { at isLimited } to { isLimited } erased
    items {
      item section kind title change isMoved
      audience { before { type organisations persons } after { type organisations persons } }
      fields { field before after beforePlace { streamId rev } } } } }`;

const AUTHORSHIP = `query ($plan: ID!, $item: ID!, $field: String!, $moment: MomentInput!) {
  authorship(planId: $plan, item: $item, field: $field, moment: $moment) {
    text runs { length at by { person { id } organisation { id } } } } }`;

const LAST_VISIT = 'query ($plan: ID!) { lastVisit(planId: $plan) { at changes isMore } }';

/** The reader looks back: from an instant that they know of, from their last visit, and at who wrote what. */
export async function notePast(world: World, draw: number): Promise<void> {
  const { planId: plan } = world.desk(world.reader);
  const instants = [...world.instants];
  const at = instants[draw % instants.length];
  const other = instants[(draw * 7) % instants.length];
  await world.noteQuery(LAST_VISIT, { plan });
  await world.noteQuery(COMPARISON, { plan, from: { lastVisit: true }, to: { now: true } });
  if (at === undefined || other === undefined) return;
  await world.noteQuery(COMPARISON, { plan, from: { at }, to: { now: true } });
  await world.noteQuery(COMPARISON, { plan, from: { at }, to: { at: other } });
  await noteAuthors(world, draw, at);
}

async function noteAuthors(world: World, draw: number, at: string): Promise<void> {
  const { planId: plan } = world.desk(world.reader);
  const id = world.items[draw % world.items.length];
  const item = await world.seen(world.reader, id);
  const field = Object.entries(item?.fields ?? {}).find(([, each]) => isText(each))?.[0];
  if (id === undefined || field === undefined) return;
  await world.noteQuery(COMPARISON, { plan, from: { at }, to: { now: true }, item: id });
  for (const moment of [{ now: true }, { at }]) {
    await world.noteQuery(AUTHORSHIP, { plan, item: id, field, moment });
  }
}

/** The visit that the reader is on is their last one from here on. */
export async function endVisit(world: World): Promise<void> {
  const { planId, person } = world.desk(world.reader);
  await query(world.databaseUrl, (client) =>
    client.query(
      'UPDATE visit SET since_seq = seen_seq, since_at = seen_at WHERE plan_id = $1 AND person_id = $2',
      [planId, person.id],
    ),
  );
}

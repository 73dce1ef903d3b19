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

const VERSION = `id number root state note by { person { id } } at closedAt reason can { answer withdraw }
  answers { organisation name answer reason by { person { id } organisation { id } } at hasLeft canBeSkipped }`;

const VERSIONS = `query ($plan: ID!, $after: String) {
  versions(planId: $plan, first: 2, after: $after) {
    edges { cursor node { ${VERSION} } } pageInfo { hasNextPage endCursor } } }`;

const CONTENTS = `query ($plan: ID!, $number: Int!) {
  versionContents(planId: $plan, number: $number) {
    version { ${VERSION} } erased
    items { item section kind audience { type organisations persons } fields { field value } } } }`;

const LAST_VISIT = 'query ($plan: ID!) { lastVisit(planId: $plan) { at changes isMore } }';

/** The reader looks back: from an instant that they know of, from their last visit, and at who wrote what. */
export async function notePast(world: World, draw: number): Promise<void> {
  const { planId: plan } = world.desk(world.reader);
  const instants = [...world.instants];
  const at = instants[draw % instants.length];
  const other = instants[(draw * 7) % instants.length];
  await world.noteQuery(LAST_VISIT, { plan });
  await world.noteQuery(COMPARISON, { plan, from: { lastVisit: true }, to: { now: true } });
  await noteVersions(world, draw);
  if (at === undefined || other === undefined) return;
  await world.noteQuery(COMPARISON, { plan, from: { at }, to: { now: true } });
  await world.noteQuery(COMPARISON, { plan, from: { at }, to: { at: other } });
  await noteAuthors(world, draw, at);
}

/** What was up for approval, one of them as it was, and beside another one and now. */
async function noteVersions(world: World, draw: number): Promise<void> {
  const { planId: plan } = world.desk(world.reader);
  await world.noteQuery(VERSIONS, { plan });
  await world.noteQuery(VERSIONS, { plan, after: '3' });
  const version = 1 + (draw % 3);
  for (const number of [1, version]) await world.noteQuery(CONTENTS, { plan, number });
  await world.noteQuery(COMPARISON, { plan, from: { version }, to: { now: true } });
  await world.noteQuery(COMPARISON, { plan, from: { version: 1 }, to: { version } });
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

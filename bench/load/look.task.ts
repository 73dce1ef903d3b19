import { clock } from '../support/clock.js';
import type { LookReport, LookTask, Target } from '../workload.js';

/** As somebody asks who reads the history of a plan in the web client. */
const HISTORY = `query ($plan: ID!, $first: Int!, $item: ID, $person: ID) {
  history(planId: $plan, first: $first, item: $item, person: $person) {
    edges { node {
      id at kind person { id name } organisation { id name } item itemKind itemTitle field before after
      parts { op text length } rev stream hash restores isNew } }
    pageInfo { hasNextPage endCursor } } }`;

const COMPARISON = `query ($plan: ID!, $from: DateTime!) {
  comparison(planId: $plan, from: { at: $from }, to: { now: true }) {
    items { item change fields { field before after } } } }`;

/** Nobody: the whole history is looked through for what is not there. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What is asked of each plan, in this order. */
export const LOOKS = ['first page', 'first page of nobody', 'comparison'] as const;

/** Looks back at each plan in turn, over and over, and measures until each answer is there. */
export async function measureLooking(task: LookTask): Promise<LookReport> {
  const times = task.rooms.map((): number[][] => LOOKS.map(() => []));
  for (let turn = 0; turn < task.times; turn += 1) {
    for (const [index, { room, moment }] of task.rooms.entries()) {
      const plan = room.id;
      const asked: [string, object][] = [
        [HISTORY, { plan, first: 100 }],
        [HISTORY, { plan, first: 100, person: NOBODY }],
        [COMPARISON, { plan, from: moment }],
      ];
      for (const [look, [query, variables]] of asked.entries()) {
        const begun = clock();
        await ask(task.target, query, variables);
        times[index]?.[look]?.push(clock() - begun);
      }
    }
  }
  return { times };
}

async function ask({ url, cookies }: Target, query: string, variables: object): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie: cookies[0] ?? '' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors !== undefined) throw new Error(`looking back: ${JSON.stringify(errors)}`);
}

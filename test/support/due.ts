import type { RecordKind, RetentionStart } from '#contract';
import type { DueItemsPage } from '#plan';
import { getAs, postAs } from './administrators.js';
import { TestApp } from './app.js';
import { REASON } from './erasure.js';
import { newOpId, type BuiltPerson } from './factories.js';
import { query } from './log-check.js';

/** Sets a term of twelve months, as an administrator of the organisation did once. */
export function setTerm(
  app: TestApp,
  { organisation, id }: BuiltPerson,
  [kind, starts = 'LAST_CHANGE', months = 12]: [RecordKind, RetentionStart?, number?],
): Promise<void> {
  return query(app.database.url, async (client) => {
    await client.query(
      `INSERT INTO retention_policy (org_id, record_kind, months, starts, set_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (org_id, record_kind) DO UPDATE SET months = EXCLUDED.months, starts = EXCLUDED.starts`,
      [organisation.id, kind, months, starts, id],
    );
  });
}

/** Another node, on which these items were changed last so many months ago, and the case was closed then if it is. */
export async function nodeLater(
  app: TestApp,
  items: readonly { id: string }[],
  months = 13,
): Promise<TestApp> {
  await query(app.database.url, async (client) => {
    const at = `date_trunc('day', now() - make_interval(months => $1), 'UTC')`;
    await client.query(`UPDATE item SET changed_on = ${at} WHERE item_id = ANY ($2::uuid[])`, [
      months,
      items.map(({ id }) => id),
    ]);
    await client.query(`UPDATE case_state SET closed_at = ${at} WHERE closed_at IS NOT NULL`, [
      months,
    ]);
  });
  return TestApp.start({ database: app.database });
}

export async function dueFor(
  app: TestApp,
  person: BuiltPerson,
  search = '',
): Promise<DueItemsPage> {
  const { body } = await getAs(app, person, `/retention/due-items${search}`);
  return body as DueItemsPage;
}

/** Asks for what is due of a kind, and answers the id of the erasure or what it was refused with. */
export async function askDue(
  app: TestApp,
  person: BuiltPerson,
  [planId, recordKind, opId = newOpId()]: [string, RecordKind, string?],
): Promise<string> {
  const ask = { opId, recordKind, reason: REASON };
  const { status, body } = await postAs(app, person, `/retention/due-items/${planId}`, ask);
  return status === 204 ? opId : (body as { error: { code: string } }).error.code;
}

import type { Actor, ScopedDatabase } from '#kernel';
import { asReader } from './scope.js';

/** The plans that a conflict of interest shuts a person out of (K-01): for whoever is shown something of many plans. */
export async function plansClosedTo(reader: ScopedDatabase, actor: Actor): Promise<string[]> {
  const { rows } = await reader.query<{ plan_id: string }>(asReader(actor), {
    text: 'SELECT plan_id FROM denial WHERE person_id = $1 AND NOT lifted',
    values: [actor.person],
  });
  return rows.map(({ plan_id }) => plan_id);
}

import type { ErrorCode } from '#contract';
import type { TestApp } from './app.js';
import { buildPerson, type BuiltPerson } from './factories.js';
import { query } from './log-check.js';

/** What a request of an administration screen is answered with. */
export interface Answered {
  status: number;
  body: unknown;
}

/** Gives somebody an account of their own, as an invitation that was accepted does. */
export async function giveAccount(
  app: TestApp,
  { id, code }: BuiltPerson,
  administrator = false,
): Promise<void> {
  const sql = `INSERT INTO account (person_id, login, administrator, password_hash) VALUES ($1, $2, $3, 'x')`;
  await query(app.database.url, (client) =>
    client.query(sql, [id, `${code}@example.nl`, administrator]),
  );
}

/** Somebody with an account, of the organisation of who is given or of one of their own. */
export async function buildWithAccount(
  app: TestApp,
  given: Parameters<typeof buildPerson>[1] & { administrator?: boolean } = {},
): Promise<BuiltPerson> {
  const { administrator = false, ...rest } = given;
  const person = await buildPerson(app, rest);
  await giveAccount(app, person, administrator);
  return person;
}

export async function getAs(app: TestApp, person: { id: string }, path: string): Promise<Answered> {
  const { status, body } = await app
    .http()
    .get(path)
    .set('Cookie', await app.signIn(person));
  return { status, body: body as unknown };
}

export async function postAs(
  app: TestApp,
  person: { id: string },
  ...[path, body = {}]: [string, object?]
): Promise<Answered> {
  const cookie = await app.signIn(person);
  const answer = await app.http().post(path).set('Cookie', cookie).send(body);
  return { status: answer.status, body: answer.body as unknown };
}

export function refusedWith(code: ErrorCode): { error: { code: ErrorCode } } {
  return { error: { code } };
}

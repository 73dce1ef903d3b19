import type { DemoPersonCode } from '../demo-case/index.js';
import type { DemoPlan } from './demo-document.js';

/** Somebody who is signed in to the demo; `cookie` is what a browser would send. */
export interface DemoSession {
  code: DemoPersonCode;
  cookie: string;
}

/** Signs in by name, as scripts do. */
export async function signIn(url: string, code: DemoPersonCode): Promise<DemoSession> {
  const response = await fetch(`${url}/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: code }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`${code} cannot sign in (${response.status})`);
  return { code, cookie };
}

/** Asks the server as this person. @throws when it answers with errors */
export async function ask<Answer>(
  url: string,
  { cookie }: DemoSession,
  request: { query: string; variables?: Record<string, unknown> },
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(request),
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
  if (!data || errors) throw new Error(`the server does not answer: ${JSON.stringify(errors)}`);
  return data;
}

/** The plans that this person is on. */
export async function plansOf(url: string, session: DemoSession): Promise<DemoPlan[]> {
  const query = '{ plans(first: 100) { edges { node { id caseNumber label } } } }';
  const { plans } = await ask<{ plans: { edges: { node: DemoPlan }[] } }>(url, session, { query });
  return plans.edges.map(({ node }) => node);
}

import type { TestApp } from '../app.js';

/** The export of a plan as a person gets it. */
export async function downloaded(
  app: TestApp,
  person: { id: string },
  planId: string,
): Promise<Buffer> {
  const response = await askForLedger(app, person, planId);
  if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

export async function askForLedger(
  app: TestApp,
  person: { id: string },
  planId: string,
): Promise<Response> {
  const headers = { Cookie: await app.signIn(person) };
  return fetch(`${app.url}/plans/${planId}/ledger`, { headers });
}

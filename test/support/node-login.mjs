import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';

const SCRIPT = new URL('../../deploy/postgres-roles.sh', import.meta.url);

/**
 * Makes the roles of a new server by the statements of the deployment, and answers how a node signs in: as nobody's owner
 * and no superuser. Once for each server, before the migrations.
 *
 * @param {string} url as the superuser
 * @returns {Promise<{ username: string, password: string }>}
 */
export async function makeNodeLogin(url) {
  const [, sql] = /<<'SQL'\n(.*)\nSQL\n/s.exec(await readFile(SCRIPT, 'utf8')) ?? [];
  if (sql === undefined) throw new Error('deploy/postgres-roles.sh holds no statements');
  const password = randomBytes(16).toString('hex');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql.replace(/:'(signer_)?password'/g, () => `'${password}'`));
  } finally {
    await client.end();
  }
  return { username: 'vangnet_node', password };
}

/**
 * The same database, as the node.
 *
 * @param {string} url
 * @param {{ username: string, password: string }} login
 */
export function asNode(url, login) {
  return Object.assign(new URL(url), login).href;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDemo } from '../../../apps/demo/load/load-demo.js';
import { CONFERENCE_CASE, DEMO_PEOPLE } from '../../../apps/demo/demo-case/index.js';
import { TestApp } from '../app.js';
import { query } from '../log-check.js';
import { testKeyFolder } from '../keys/test-keys.js';
import { downloaded } from './downloaded.js';
import { receiptsIn } from './tampered-case.js';
import { EvidenceSigner } from './evidence-signer.js';

/** Writes the files of docs/samples: what the shelter's worker reads of the demo case, with keys made for the occasion. */
export async function writeDemoSample(folder: string): Promise<void> {
  const signer = new EvidenceSigner(false);
  const app = await TestApp.start({ evidence: signer });
  try {
    await loadDemo(app.database.nodeUrl, testKeyFolder());
    signer.databaseUrl = app.database.url;
    const reader = DEMO_PEOPLE.O1;
    const planId = await query(app.database.url, async (client) => {
      const found = await client.query<{ plan_id: string }>(
        'SELECT plan_id FROM plan WHERE case_number = $1',
        [CONFERENCE_CASE.caseNumber],
      );
      return found.rows[0]?.plan_id ?? '';
    });
    const file = await downloaded(app, reader, planId);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'demo.ledger'), file);
    await writeFile(join(folder, 'demo.keys.json'), signer.keysFile);
    await writeFile(join(folder, 'demo.receipts'), receiptsIn(file, reader.id));
  } finally {
    await app.close();
  }
}

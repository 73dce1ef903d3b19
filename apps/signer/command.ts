import { parseArgs } from 'node:util';
import type { Restore } from '#ledger';
import { publicText } from './files/key-file.js';
import { failureOf } from './process/failure.js';
import { openSigner } from './process/open-signer.js';
import { recordRestore } from './record-restore.js';

const USAGE = `For whoever runs the installation, with the environment of the signer:

  npm run ledger -- key                        prints the public key, and makes one where nothing was ever signed
  npm run ledger -- restore --reason hardware  records that a backup was put back: hardware, mistake, intrusion or disaster

In production: node dist/apps/signer/command.js. Stop signer and servers before a restore.
`;

const REASONS: Readonly<Record<string, Restore['reason']>> = {
  hardware: 'HARDWARE',
  mistake: 'MISTAKE',
  intrusion: 'INTRUSION',
  disaster: 'DISASTER',
};

async function main(): Promise<string> {
  const { positionals, values } = parseArgs({
    options: { reason: { type: 'string' } },
    allowPositionals: true,
  });
  const reason = REASONS[values.reason ?? ''];
  const [command] = positionals;
  const isKnown = command === 'restore' ? reason !== undefined : command === 'key';
  if (!isKnown || positionals.length !== 1) throw new Usage(USAGE);
  const open = await openSigner();
  try {
    return reason ? await restore(open, reason) : publicText(open.key);
  } finally {
    await open.pool.end();
  }
}

async function restore(
  open: Parameters<typeof recordRestore>[0],
  reason: Restore['reason'],
): Promise<string> {
  process.stderr.write('Looking what is there; this takes until the next whole minute.\n');
  const { restore: said, putBack } = await recordRestore(open, reason);
  return [
    `The restore is recorded as leaf ${said.number}.`,
    `Everything up to ${new Date(said.keptUntil).toISOString()} was found again; later changes may be gone.`,
    `Leaves of the log that the database had lost and has again: ${putBack}.`,
    'Start the signer and the servers now, and tell people what may be gone.',
  ].join('\n');
}

class Usage extends Error {}

main().then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Usage ? error.message : failureOf(error)}\n`);
    process.exitCode = 1;
  },
);

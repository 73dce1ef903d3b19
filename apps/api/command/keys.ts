import { openKeys } from '#history';
import { ConfigFaults, loadConcerns } from '#kernel';

const USAGE = `Puts every key in the folder of keys under a new master key, and destroys the old one:

  npm run keys -- rotate, or node dist/apps/api/command/keys.js rotate

It reads VANGNET_KEY_FOLDER and, for a token, the VANGNET_KEY_PKCS11 variables; it needs no database. Servers may run meanwhile.
`;

/** Prints what became of the keys, or why nothing did. What ended half-way is done again, and finishes. */
async function main(): Promise<void> {
  const [command, ...more] = process.argv.slice(2);
  if (command !== 'rotate' || more.length > 0) return fail(USAGE);
  try {
    process.stdout.write(`${await rotate()}\n`);
  } catch (error) {
    fail(`${reasonOf(error)}\n`);
  }
}

async function rotate(): Promise<string> {
  const { keys } = loadConcerns(process.env, ['keys']);
  const store = await openKeys(keys);
  try {
    const { master, blocks, givenUp } = await store.rotate();
    return [
      `All keys stand wrapped under the new master key ${master}.`,
      `Files that were put under it: ${blocks}.`,
      `Master keys that were destroyed: ${givenUp.join(', ') || 'none'}.`,
      'Back up the folder of keys now: backups from before cannot be opened any more.',
    ].join('\n');
  } finally {
    await store.close();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigFaults) return error.message;
  if (!(error instanceof Error)) return 'Failed.';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return [
    `The master key was not changed everywhere: ${error.message}${cause}.`,
    'Nothing was destroyed that is in use. Mend the reason and rotate again: that finishes it.',
  ].join('\n');
}

function fail(text: string): void {
  process.stderr.write(text);
  process.exitCode = 1;
}

await main();

import { open } from 'node:fs/promises';

/** Makes the names in a folder durable. */
export async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

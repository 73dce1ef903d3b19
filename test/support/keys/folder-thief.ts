import { createDecipheriv } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As docs say it, by a second implementation: header and slots of 64 bytes, records of 60. */
const SLOT = 64;
const RECORD = 60;

/** The keys, in hex, that somebody gets who has the whole folder with its master keys, and looks into every file of it. */
export async function keysOfThief(folder: string): Promise<Set<string>> {
  const masters = await contents(join(folder, 'master-keys'));
  const files = [
    ...(await contents(join(folder, 'blocks'))),
    ...(await contents(join(folder, 'drafts'))),
  ];
  const found = new Set<string>();
  for (const [name, file] of files) {
    for (let place = 0; SLOT * (place + 2) <= file.length; place += 1) {
      const record = file.subarray(SLOT * (place + 1)).subarray(0, RECORD);
      const about = Buffer.from(`KEY:${name.slice(0, 30)}:${place}`);
      for (const [, master] of masters) {
        const key = opened(master, about, record);
        if (key) found.add(key);
      }
    }
  }
  return found;
}

function opened(master: Buffer, about: Buffer, record: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master, record.subarray(0, 12));
    decipher.setAAD(about).setAuthTag(record.subarray(44));
    return Buffer.concat([decipher.update(record.subarray(12, 44)), decipher.final()]).toString(
      'hex',
    );
  } catch {
    return undefined;
  }
}

/** Some may be gone between their name and their bytes. */
async function contents(folder: string): Promise<[string, Buffer][]> {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name): Promise<[string, Buffer]> => {
      const file = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
      return [name, file];
    }),
  );
}

import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whatever begins so was being written when somebody was killed. */
export const DRAFT = '.draft-';

/** Makes a file that was not there, for this account alone, durable when it answers. Throws EEXIST, and leaves the file alone, when it was. */
export async function writeNew(path: string, bytes: Buffer): Promise<void> {
  await throughDraft(path, bytes, (draft) => link(draft, path));
}

/** Makes a file or puts it in the place of another, whole or not at all, for this account alone, durable when it answers. */
export async function replace(path: string, bytes: Buffer): Promise<void> {
  await throughDraft(path, bytes, (draft) => rename(draft, path));
}

/** Removes a file, when it is there; gone for good when it answers. */
export async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

async function throughDraft(
  path: string,
  bytes: Buffer,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${dirname(path)}/${DRAFT}${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await place(draft);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

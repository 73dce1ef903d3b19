import type { ErrorCode, PresentedVersion } from '#contract';
import { Versions, type ShownVersion } from '#plan';
import { circle } from './circle.js';
import type { Desk } from './desk.js';
import { ctxOf } from './factories.js';

/** The versions that somebody sees, newest first. */
export async function versionsOf({ app, person, planId }: Desk): Promise<PresentedVersion[]> {
  return (await app.get(Versions).page(ctxOf(person), planId, { first: 100 })).versions;
}

/** What somebody sees today of a version. */
export function contentsOf({ app, person, planId }: Desk, number: number): Promise<ShownVersion> {
  return app.get(Versions).contents(ctxOf(person), planId, number);
}

/** The newest version that somebody sees. */
export async function newestOf(desk: Desk): Promise<PresentedVersion> {
  const [version] = await versionsOf(desk);
  if (!version) throw new Error('no version for this person');
  return version;
}

/** Puts the plan up for approval, and answers what came of it. */
export async function proposeVersion(
  desk: Desk,
  note: string | null = null,
): Promise<PresentedVersion> {
  const code = await circle(desk, { kind: 'version.propose', note });
  if (code !== 'OK') throw new Error(`not proposed: ${code}`);
  return newestOf(desk);
}

/** What comes of an answer to a version. */
export function answer(
  desk: Desk,
  { id, root }: Pick<PresentedVersion, 'id' | 'root'>,
  reason?: string,
): Promise<ErrorCode | 'OK'> {
  const said = reason === undefined ? ({ answer: 'APPROVED' } as const) : DISAGREED(reason);
  return circle(desk, { kind: 'version.answer', version: id, root, ...said });
}

/** What comes of recording that an organisation could not be asked. */
export function skip(
  desk: Desk,
  { id, root }: Pick<PresentedVersion, 'id' | 'root'>,
  { of, reason = 'Niemand bereikbaar' }: { of: Desk; reason?: string },
): Promise<ErrorCode | 'OK'> {
  const organisation = of.person.organisation.id;
  return circle(desk, { kind: 'version.skip', version: id, root, organisation, reason });
}

const DISAGREED = (reason: string) => ({ answer: 'DISAGREED', reason }) as const;

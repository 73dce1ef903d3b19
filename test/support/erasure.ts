import type { ErasureTarget, ErrorCode } from '#contract';
import { Refused } from '#kernel';
import { CaseErasureService, LegalHolds, OfficerErasures, type OfficerErasure } from '#plan';
import type { TestApp } from './app.js';
import { circle } from './circle.js';
import type { Desk } from './desk.js';
import { buildPerson, ctxOf, newOpId, type BuiltPerson } from './factories.js';
import { query } from './log-check.js';

export const REASON = 'Op verzoek van de betrokkene zelf';

/** A privacy officer of somebody's organisation, who is not on the case. */
export function buildOfficer(app: TestApp, { person }: Desk): Promise<BuiltPerson> {
  const { organisation } = person;
  return buildPerson(app, { organisation, functions: ['PRIVACY_OFFICER'] });
}

/** OK, or the code of the refusal. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'OK'> {
  try {
    await work;
    return 'OK';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

/** Asks, and answers the id of the erasure. */
export async function ask(
  desk: Desk,
  target: ErasureTarget,
  reason = REASON,
  opId = newOpId(),
): Promise<string> {
  const asked = { opId, target, basis: 'DATA_SUBJECT_REQUEST', reason } as const;
  await desk.app.get(CaseErasureService).ask(ctxOf(desk.person), desk.planId, asked);
  return opId;
}

export function askItem(desk: Desk, ...items: string[]): Promise<string> {
  return ask(desk, { sort: 'ITEM', items });
}

export type DeskStep = 'agree' | 'undo' | 'refuse';

/** What an officer does with it. */
export async function officer(
  app: TestApp,
  person: BuiltPerson,
  [step, erasure]: [DeskStep, string],
): Promise<ErrorCode | 'OK'> {
  const op = { opId: newOpId(), erasure };
  const work = app.get(OfficerErasures);
  if (step === 'refuse') {
    const reason = 'Dit moet nog worden bewaard';
    return codeOf(work.step(ctxOf(person), { ...op, kind: 'erasure.refuse', reason }));
  }
  return codeOf(work.step(ctxOf(person), { ...op, kind: `erasure.${step}` }));
}

/** What somebody on the case does with it. */
export function atCase(
  desk: Desk,
  step: 'withdraw' | 'undo',
  erasure: string,
): Promise<ErrorCode | 'OK'> {
  const op = { kind: `erasure.${step}`, opId: newOpId(), erasure } as const;
  return codeOf(desk.app.get(CaseErasureService).step(ctxOf(desk.person), desk.planId, op));
}

export async function listedFor(
  app: TestApp,
  person: BuiltPerson,
  list: 'open' | 'record' | 'other' = 'open',
): Promise<OfficerErasure[]> {
  const page = await app.get(OfficerErasures).page(ctxOf(person), { list, first: 50 });
  return page.erasures;
}

export function hold(app: TestApp, person: BuiltPerson, caseNumber: string) {
  return codeOf(app.get(LegalHolds).set(ctxOf(person), caseNumber, 'Vordering van de rechter'));
}

export function liftHold(app: TestApp, person: BuiltPerson, caseNumber: string) {
  return codeOf(app.get(LegalHolds).lift(ctxOf(person), caseNumber));
}

/** Closes and archives the case of whoever leads it. */
export async function archive(leader: Desk): Promise<void> {
  for (const to of ['MONITORING', 'CLOSED', 'ARCHIVED'] as const) {
    const code = await circle(leader, { kind: 'case.status', to, reason: 'Afgerond' });
    if (code !== 'OK') throw new Error(`not ${to}: ${code}`);
  }
}

/** Waits for the worker: the keys are destroyed, and it is said so. */
export async function destroyed(app: TestApp, erasure: string): Promise<void> {
  await query(app.database.url, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        'SELECT FROM erasure WHERE erasure_id = $1 AND destroyed_at IS NOT NULL',
        [erasure],
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

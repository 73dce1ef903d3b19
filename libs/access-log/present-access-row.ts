import { isLocked } from '#access';
import { PLAN_SECTIONS } from '#contract';
import type { AccessRow } from './access-chain.js';
import type { AccessLogEntryModel } from './access-log.model.js';

/** Who is shown one of these has a function that gives it, or is of a shelter. */
const LOCKED: ReadonlySet<string> = new Set(PLAN_SECTIONS.filter(isLocked));

/**
 * A line as its reader gets it (W-42). Chain and number stay behind: gaps between them would tell of others' lines. So do item
 * kinds, functions and locked sections: of what somebody is an expert tells what a case is suspected of. A line of nobody is shown to nobody.
 */
export function presentAccessRow(row: AccessRow): AccessLogEntryModel {
  const { id, kind, action, eventType, outcome, reason, person, organisation } = row;
  if (person === null || organisation === null) throw new Error('a line of nobody was to be shown');
  const { accessPoint, about, planId, sections, filters, policy, durationSeconds } = row;
  const [authorisation, caseRelation, consent, emergency] = [0, 1, 2, 3].map(
    (place) => row.checks[place] === 'T',
  );
  return {
    id,
    occurredAt: new Date(row.at),
    kind,
    action,
    eventType,
    outcome,
    reason,
    person,
    organisation,
    accessPoint,
    about,
    planId,
    sections: sections.filter((section) => !LOCKED.has(section)),
    filters,
    policy,
    checks: {
      authorisation: authorisation === true,
      caseRelation: caseRelation === true,
      consent: consent === true,
      emergency: emergency === true,
    },
    durationSeconds,
  };
}

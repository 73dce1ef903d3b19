import type { AccessOutcome, AccessPoint } from '#contract';
import type { AccessRow } from './access-chain.js';

export const ACCESS_COLUMNS = `chain_id, number, id, format, at, kind, action, event_type, outcome, reason, person_id,
  organisation_id, functions, access_point, about_id, plan_id, sections, item_kind, filters, policy, checks, opened_id,
  duration_seconds, prev_hash, hash`;

/** A row as the driver gives it: bigint comes as text. */
export interface StoredAccessRow {
  chain_id: string;
  number: string;
  id: string;
  format: number;
  at: Date;
  kind: string;
  action: string;
  event_type: string;
  outcome: AccessOutcome;
  reason: string | null;
  person_id: string | null;
  organisation_id: string | null;
  functions: string[];
  access_point: AccessPoint;
  about_id: string | null;
  plan_id: string | null;
  sections: string[];
  item_kind: string | null;
  filters: string[];
  policy: string[];
  checks: string;
  opened_id: string | null;
  duration_seconds: number | null;
  prev_hash: Buffer;
  hash: Buffer;
}

export function accessRowOf(row: StoredAccessRow): AccessRow {
  return {
    chain: row.chain_id,
    number: Number(row.number),
    id: row.id,
    format: row.format,
    at: row.at.getTime(),
    kind: row.kind,
    action: row.action,
    eventType: row.event_type,
    outcome: row.outcome,
    reason: row.reason,
    person: row.person_id,
    organisation: row.organisation_id,
    functions: row.functions,
    accessPoint: row.access_point,
    about: row.about_id,
    planId: row.plan_id,
    sections: row.sections,
    itemKind: row.item_kind,
    filters: row.filters,
    policy: row.policy,
    checks: row.checks,
    openedId: row.opened_id,
    durationSeconds: row.duration_seconds,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

/** As the statement that stores it takes it: JSON, bytes in hex. */
export function storableRow(row: AccessRow): object {
  return {
    chain_id: row.chain,
    number: row.number,
    id: row.id,
    format: row.format,
    ms: row.at,
    kind: row.kind,
    action: row.action,
    event_type: row.eventType,
    outcome: row.outcome,
    reason: row.reason,
    person_id: row.person,
    organisation_id: row.organisation,
    functions: row.functions,
    access_point: row.accessPoint,
    about_id: row.about,
    plan_id: row.planId,
    sections: row.sections,
    item_kind: row.itemKind,
    filters: row.filters,
    policy: row.policy,
    checks: row.checks,
    opened_id: row.openedId,
    duration_seconds: row.durationSeconds,
    prev_hash: row.prevHash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}

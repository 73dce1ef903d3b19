import {
  ACCESS_EVENTS,
  ACCESS_FILTERS,
  type AccessEventKind,
  type AccessFilter,
  type AccessOutcome,
  type AccessPoint,
  type ErrorCode,
  type ItemKindName,
  type Section,
} from '#contract';

/** What there is to tell; who and when is added by the log. Codes and ids only: no names, no words of a plan (W-02). */
export interface NewAccessEvent {
  kind: AccessEventKind;
  /** The code of the refusal; left out when it succeeded. */
  reason?: ErrorCode;
  planId?: string;
  /** The person whose account it was, where somebody else changed it; with `ORGANISATION_…` the organisation. */
  about?: string | undefined;
  sections?: readonly Section[];
  itemKind?: ItemKindName | undefined;
  /** Names of what a search was narrowed by, never the values. */
  filters?: readonly AccessFilter[];
  /** With PLAN_CLOSE: the line that it closes, and how long that lasted. */
  openedId?: string;
  durationSeconds?: number;
}

/** Who acted: a person for an organisation, with the functions that the person had then. */
export interface AccessActor {
  person: string;
  organisation: string;
  functions: readonly string[];
}

/** An event as it is stored, all but its place in a chain. */
export interface AccessEvent {
  id: string;
  kind: string;
  action: string;
  eventType: string;
  outcome: AccessOutcome;
  reason: string | null;
  /** Null where nobody knows who it was: a sign-in with a login that nobody has. Then there is no organisation either. */
  person: string | null;
  organisation: string | null;
  functions: readonly string[];
  accessPoint: AccessPoint;
  about: string | null;
  planId: string | null;
  sections: readonly string[];
  itemKind: string | null;
  filters: readonly string[];
  policy: readonly string[];
  checks: string;
  openedId: string | null;
  durationSeconds: number | null;
}

export interface AccessOrigin {
  id: string;
  /** Undefined for nobody who is known. */
  actor: AccessActor | undefined;
  accessPoint: AccessPoint;
}

/** Everything that follows from the kind of event is filled in here, so that no caller can get it wrong. */
export function accessEventOf(event: NewAccessEvent, origin: AccessOrigin): AccessEvent {
  const { action, type, policy } = ACCESS_EVENTS[event.kind];
  return {
    id: origin.id,
    person: origin.actor?.person ?? null,
    organisation: origin.actor?.organisation ?? null,
    functions: origin.actor?.functions ?? [],
    accessPoint: origin.accessPoint,
    kind: event.kind,
    action,
    eventType: type,
    outcome: event.reason === undefined ? 'SUCCESS' : 'REFUSED',
    reason: event.reason ?? null,
    about: event.about ?? null,
    planId: event.planId ?? null,
    sections: event.sections ?? [],
    itemKind: event.itemKind ?? null,
    filters: event.filters ?? [],
    policy,
    checks: checksOf(event),
    openedId: event.openedId ?? null,
    durationSeconds: event.durationSeconds ?? null,
  };
}

/** What a search is narrowed by. */
export function filtersIn<K extends AccessFilter>(search: Partial<Record<K, unknown>>): K[] {
  return ACCESS_FILTERS.filter((name): name is K => Boolean(search[name as K]));
}

/** What reaches no further than the person's own cases, or those of their organisation. */
const OWN_CASES: ReadonlySet<AccessEventKind> = new Set([
  'PLAN_LIST',
  'PLAN_SEARCH',
  'INTAKE_READ',
]);

/**
 * The four checks of NEN 7513, T for held: authorisation, case relation (its treatment relation), consent, emergency button.
 * Nothing here asks for consent yet. A plan that was ABSENT says the same whether it exists or not.
 */
function checksOf({ kind, reason, planId }: NewAccessEvent): string {
  const held = [
    reason === undefined,
    reason === 'ABSENT' ? false : planId !== undefined || OWN_CASES.has(kind),
    false,
    kind === 'BREAK_GLASS',
  ];
  return held.map((is) => (is ? 'T' : 'F')).join('');
}

/**
 * What a statement is about and for whom, for the policies of row-level security (A-33): the setting `vangnet.<name>` of
 * its transaction. What is left out is empty, and shows nothing.
 */
export interface Scope {
  /** The plans, as an array literal of PostgreSQL. */
  plans?: string;
  /** The one plan. */
  plan?: string;
  person?: string;
  organisation?: string;
}

export const SCOPE_SETTINGS = [
  'plans',
  'plan',
  'person',
  'organisation',
] as const satisfies readonly (keyof Scope)[];

/** Sets all of them, for this transaction only: nothing is left of whoever used the connection before. */
export const SCOPE_STATEMENT = {
  name: 'scope',
  text: `SELECT ${SCOPE_SETTINGS.map((name, index) => `set_config('vangnet.${name}', $${index + 1}, true)`).join(', ')}`,
};

export function scopeValues(scope: Scope): string[] {
  return SCOPE_SETTINGS.map((name) => scope[name] ?? '');
}

/** What a statement is about and for whom, as the policies read it. */

// A setting that was never made is NULL, and one that ended with its transaction is empty: neither is anybody's plan. Each
// in a subselect of its own, cast and all, which is worked out once for a statement and not for each row.
const setting = (name: string, type: string): string =>
  `(SELECT NULLIF(current_setting('vangnet.${name}', true), '')::${type})`;
export const PLAN = setting('plan', 'uuid');
// The second cast changes nothing: it lets ANY take the subselect for one array and not for rows.
export const PLANS = `${setting('plans', 'uuid[]')}::uuid[]`;
export const PERSON = setting('person', 'uuid');
export const PERSON_TEXT = setting('person', 'text');
export const ORGANISATION = setting('organisation', 'uuid');
export const ORGANISATION_TEXT = setting('organisation', 'text');

import { ORGANISATION, PERSON } from './scope-settings.js';

/** A membership of the person, for the organisation that they act for, between begin and end. */
export const MEMBERSHIP = `
  member.person_id = ${PERSON} AND member.org_id = ${ORGANISATION}
  AND member.begins_at <= now() AND (member.ends_at IS NULL OR now() < member.ends_at)`;

/**
 * The plans of cases that the person is on, for an organisation that takes part (C-09). Conflicts of interest are in the policy
 * of `member`. Whether the organisation takes part cannot be: the policy of `participation` looks at `member`.
 */
export const OWN_PLANS = `
  SELECT member.plan_id FROM member
  JOIN participation AS own ON own.plan_id = member.plan_id AND own.org_id = member.org_id
  WHERE ${MEMBERSHIP} AND own.status = 'ACCEPTED'`;

/** In every plan something of somebody whom no test is about, as statements that add it. */
export const OF_SOMEBODY = [
  `INSERT INTO denial SELECT plan.plan_id, gen_random_uuid(), 'MATCH', now(), false, false FROM plan`,
  `INSERT INTO denial_lift SELECT plan.plan_id, gen_random_uuid(), gen_random_uuid(), now(), gen_random_uuid(), decode(repeat('00', 28), 'hex') FROM plan`,
  `INSERT INTO involved_tag SELECT plan.plan_id, gen_random_uuid(), decode(repeat('00', 32), 'hex') FROM plan`,
  `INSERT INTO break_glass SELECT plan.plan_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, now(), now(),
     NULL, 'OPEN', NULL, '{}', gen_random_uuid(), decode(repeat('00', 28), 'hex') FROM plan`,
  `INSERT INTO erasure (plan_id, erasure_id, sort, items, basis, org_id, asked_by, asked_org, asked_at, status, changed_seq, key_id)
     SELECT plan.plan_id, gen_random_uuid(), 'ITEM', '{}', 'OTHER', z, z, z, now(), 'ASKED', 1, z
     FROM plan, (SELECT gen_random_uuid() AS z) AS somebody`,
  `INSERT INTO legal_hold (plan_id, org_id, person_id, since, key_id, words)
     SELECT plan.plan_id, gen_random_uuid(), gen_random_uuid(), now(), gen_random_uuid(), decode(repeat('00', 28), 'hex') FROM plan`,
  `INSERT INTO head_proof SELECT plan.plan_id, gen_random_uuid(), 0, decode(repeat('00', 1140), 'hex') FROM plan`,
  `INSERT INTO proof_wish SELECT plan.plan_id, gen_random_uuid(), now(), now() FROM plan`,
  `INSERT INTO visit SELECT plan.plan_id, gen_random_uuid(), gen_random_uuid(), 1, now(), NULL, NULL FROM plan`,
];

import type { Ctx } from '#kernel';
import { DEMO_PEOPLE, organisationIdOf, type DemoPersonCode } from '../demo-case/index.js';

/** Acting as one of the invented people. */
export function demoCtx(code: DemoPersonCode): Ctx {
  const { id, organisation, functions } = DEMO_PEOPLE[code];
  return {
    actor: {
      person: id,
      organisation: organisationIdOf(code),
      organisationType: organisation,
      functions,
    },
    requestId: 'demo',
  };
}

import { randomUUID } from 'node:crypto';
import { ground } from './circle.js';

const ROOT = 'ab'.repeat(32);

/** Changes of the circle as GraphQL names them; all are asked of a plan that is not theirs. */
export const CIRCLE_OPS: Readonly<Record<string, () => object>> = {
  invite: () => ({ organisation: randomUUID(), ground: ground(), past: 'ALL' }),
  accept: () => ({ persons: [randomUUID()] }),
  decline: () => ({}),
  leave: () => ({ reason: 'klaar' }),
  end: () => ({ organisation: randomUUID(), reason: 'klaar' }),
  addPerson: () => ({ person: randomUUID() }),
  endPerson: () => ({ person: randomUUID() }),
  status: () => ({ to: 'MONITORING', reason: 'rustig' }),
  mark: () => ({ safetyHouse: true }),
  propose: () => ({ note: 'na overleg' }),
  answer: () => ({ version: randomUUID(), root: ROOT, answer: 'APPROVED' }),
  skip: () => ({
    version: randomUUID(),
    root: ROOT,
    organisation: randomUUID(),
    reason: 'onbereikbaar',
  }),
  withdraw: () => ({ version: randomUUID(), reason: 'te vroeg' }),
};

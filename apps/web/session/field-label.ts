import type { MessageId } from '../messages/nl.messages.js';

/** What a field that the server names is called on the screens that send it. */
const LABELS: Readonly<Record<string, MessageId>> = {
  label: 'newCase.label',
  find: 'plans.find',
  purpose: 'ground.purpose',
  of: 'ground.consent.of',
  reason: 'circle.reason',
  from: 'case.report.from',
  conclusion: 'review.conclusion',
  'surnames.0': 'conflict.surname',
  'surnames.1': 'conflict.otherName',
  name: 'people.name',
  function: 'people.function',
  login: 'signIn.login',
};

/** As in `surnames.1`, `ground.purpose`, `ops.0.reason`; undefined where no screen asks for it. */
export function fieldLabelId(field: string): MessageId | undefined {
  return LABELS[field] ?? LABELS[field.slice(field.lastIndexOf('.') + 1)];
}

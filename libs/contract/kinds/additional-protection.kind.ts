import { defineKind } from '../item-kind.js';

/** An entry under suspicion of honour-related violence. Its name says nothing of that, wherever it is shown. */
export const additionalProtection = defineKind({
  name: 'additionalProtection',
  section: 'honour',
  description: 'An arrangement for additional protection, for named people alone.',
  headline: 'arrangement',
  defaultAudience: 'NAMED_PERSONS',
  fields: {
    arrangement: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'What is known, and what was agreed.',
    },
    person: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      description: 'Whom it protects.',
    },
  },
});

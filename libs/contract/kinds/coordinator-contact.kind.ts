import { defineKind } from '../item-kind.js';

/** How a shelter's safety coordinator is reached. What the emergency button opens, and nothing else (K-32). */
export const coordinatorContact = defineKind({
  name: 'coordinatorContact',
  section: 'shelterLocation',
  description:
    'How the safety coordinator is reached day and night; the emergency button opens it.',
  headline: 'contact',
  defaultAudience: 'NAMED_PERSONS',
  fields: {
    contact: {
      type: 'shortText',
      maxLength: 200,
      required: true,
      description: 'Whom to call, and on what number, day and night; never an address.',
    },
  },
});

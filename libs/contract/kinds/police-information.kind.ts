import { defineKind } from '../item-kind.js';

/** What the police tells of its own data, item by item and to whom it says (specification §1.20). */
export const policeInformation = defineKind({
  name: 'policeInformation',
  section: 'policeInfo',
  description: 'Police data that the police shares for a purpose.',
  headline: 'information',
  defaultAudience: 'ORG_LIST',
  fields: {
    information: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'What the police shares.',
    },
    purpose: {
      type: 'shortText',
      maxLength: 200,
      required: true,
      description: 'What it is shared for, and at whose request.',
    },
    person: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      description: 'Whom it is about.',
    },
  },
});

import { defineKind } from '../item-kind.js';

/** Element E2 of the plan (specification §1.9). */
export const protectiveFactor = defineKind({
  name: 'protectiveFactor',
  section: 'protectiveFactors',
  description: 'A person, quality or circumstance that adds to safety.',
  headline: 'factor',
  defaultAudience: 'CASE_OPEN',
  fields: {
    factor: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'The factor itself.',
    },
    level: {
      type: 'choice',
      options: ['INDIVIDUAL', 'CIRCLE', 'SOCIETY'],
      required: true,
      description: 'On which level the factor works: individual, domestic circle, or society.',
    },
    person: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Whose factor it is.',
    },
    howItHelps: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'How it helps to keep people safe.',
    },
    source: {
      type: 'shortText',
      maxLength: 300,
      required: true,
      description: 'Where the information comes from.',
    },
  },
});

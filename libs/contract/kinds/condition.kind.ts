import { defineKind } from '../item-kind.js';

/** Element E3 of the plan (specification §1.9); Veilig Thuis calls it a veiligheidsvoorwaarde. */
export const condition = defineKind({
  name: 'condition',
  section: 'conditions',
  description: 'A condition that has to be met for people to be safe.',
  headline: 'condition',
  defaultAudience: 'CASE_OPEN',
  fields: {
    condition: {
      type: 'text',
      maxLength: 10_000,
      required: true,
      description: 'The condition, in behaviour that can be observed.',
    },
    forWhom: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Who has to meet it.',
    },
    validFrom: {
      type: 'date',
      required: true,
      description: 'From which day it holds.',
    },
    basis: {
      type: 'choice',
      options: ['AGREED', 'COURT', 'MAYOR', 'POLICE'],
      required: true,
      description: 'Agreed by those involved, or imposed by a court, the mayor or the police.',
    },
    basisDetail: {
      type: 'text',
      maxLength: 2000,
      required: true,
      description: 'Who agreed to it, or which decision imposes it.',
    },
    howChecked: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'How, by whom and how often it is checked.',
    },
    consequence: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'What happens when it is not met.',
    },
  },
});

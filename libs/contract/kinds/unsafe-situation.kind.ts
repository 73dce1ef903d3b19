import { defineKind } from '../item-kind.js';

/** Element E1 of the plan (specification §1.9). */
export const unsafeSituation = defineKind({
  name: 'unsafeSituation',
  section: 'unsafeSituations',
  description: 'A situation in which somebody is not safe, described as facts.',
  headline: 'behaviour',
  defaultAudience: 'CASE_OPEN',
  fields: {
    behaviour: {
      type: 'text',
      maxLength: 10_000,
      required: true,
      description: 'What behaviour makes the situation unsafe, as facts.',
    },
    who: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Who shows the behaviour.',
    },
    whereAndWhen: {
      type: 'text',
      maxLength: 2000,
      required: true,
      description: 'Where and when it happens; never an address.',
    },
    trigger: {
      type: 'text',
      maxLength: 2000,
      required: true,
      description: 'What sets it off.',
    },
    endangered: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Who is in danger.',
    },
    harm: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'Harm done, or danger feared, and to whom.',
    },
    frequency: {
      type: 'choice',
      options: ['ONCE', 'SOMETIMES', 'MONTHLY', 'WEEKLY', 'DAILY', 'UNKNOWN'],
      required: true,
      description: 'How often it happens.',
    },
    source: {
      type: 'shortText',
      maxLength: 300,
      required: true,
      description:
        'Where the information comes from: own observation, a statement by whom, a register.',
    },
  },
});

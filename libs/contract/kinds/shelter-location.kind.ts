import { defineKind } from '../item-kind.js';

/** Where somebody stays in a shelter, under a code name. Locked: only for people who are named (specification §1.20). */
export const shelterLocation = defineKind({
  name: 'shelterLocation',
  section: 'shelterLocation',
  description: 'An arrangement about a stay in a shelter; a code name, never an address.',
  headline: 'arrangement',
  defaultAudience: 'NAMED_PERSONS',
  fields: {
    arrangement: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'What holds for the stay: code name, how to reach it, what to leave undone.',
    },
    person: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      description: 'Who stays there.',
    },
  },
});

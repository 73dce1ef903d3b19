import { defineKind } from '../item-kind.js';

/** Element E4 of the plan (specification §1.9); its lifecycle is that of §1.20. */
export const agreement = defineKind({
  name: 'agreement',
  section: 'agreements',
  description: 'A concrete agreement: who does what, by when, and what happens if it fails.',
  headline: 'action',
  defaultAudience: 'CASE_OPEN',
  fields: {
    action: {
      type: 'text',
      maxLength: 10_000,
      required: true,
      description: 'What will be done.',
    },
    actor: {
      type: 'person',
      of: ['involved', 'professional'],
      multiple: true,
      required: true,
      description: 'Who does it.',
    },
    dueAt: {
      type: 'moment',
      required: true,
      description: 'By when, or at what time.',
    },
    term: {
      type: 'choice',
      options: ['SHORT', 'LONG'],
      required: true,
      description: 'Whether it serves safety in the short or in the long term.',
    },
    fallback: {
      type: 'text',
      maxLength: 2000,
      required: true,
      description: 'Who steps in, and how, when it does not happen.',
    },
    checker: {
      type: 'person',
      of: ['professional'],
      required: true,
      description: 'Who checks that it happens.',
    },
    checkFrequency: {
      type: 'choice',
      options: ['ONCE', 'DAILY', 'WEEKLY', 'MONTHLY', 'AT_EVALUATION'],
      required: true,
      description: 'How often it is checked.',
    },
    status: {
      type: 'status',
      initial: 'PROPOSED',
      transitions: {
        PROPOSED: ['AGREED', 'WITHDRAWN'],
        AGREED: ['ACTIVE', 'CHANGED', 'WITHDRAWN'],
        ACTIVE: ['KEPT', 'BROKEN', 'CHANGED', 'WITHDRAWN'],
        KEPT: [],
        BROKEN: [],
        CHANGED: [],
        WITHDRAWN: [],
      },
      required: true,
      description: 'Where the agreement stands.',
    },
    knownTo: {
      type: 'person',
      of: ['involved'],
      multiple: true,
      required: true,
      description: 'Which of those involved know of the agreement.',
    },
    codeWord: {
      type: 'shortText',
      maxLength: 60,
      audience: 'NAMED_PERSONS',
      description: 'A word that means danger; only for those who must know it.',
    },
  },
});

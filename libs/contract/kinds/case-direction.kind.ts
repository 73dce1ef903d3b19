import { defineKind } from '../item-kind.js';

/** Element E5 of the plan (specification §1.9, §1.13). */
export const caseDirection = defineKind({
  name: 'caseDirection',
  section: 'caseDirection',
  description: 'Who directs the case, for how long, and who stands in.',
  headline: 'tasks',
  defaultAudience: 'CASE_OPEN',
  fields: {
    organisation: {
      type: 'organisation',
      required: true,
      description: 'The organisation that directs the case.',
    },
    director: {
      type: 'person',
      of: ['professional'],
      required: true,
      description: 'The regievoerder.',
    },
    deputy: {
      type: 'person',
      of: ['professional'],
      required: true,
      description: 'Who stands in for the regievoerder.',
    },
    validFrom: { type: 'date', required: true, description: 'First day of the period.' },
    validUntil: { type: 'date', required: true, description: 'Last day of the period.' },
    contact: {
      type: 'shortText',
      maxLength: 300,
      required: true,
      description: 'How the regievoerder can be reached.',
    },
    tasks: {
      type: 'text',
      maxLength: 4000,
      required: true,
      description: 'What the regievoerder takes care of.',
    },
    status: {
      type: 'status',
      initial: 'PROPOSED',
      transitions: {
        PROPOSED: ['ACCEPTED', 'WITHDRAWN'],
        ACCEPTED: ['ENDED'],
        WITHDRAWN: [],
        ENDED: [],
      },
      required: true,
      description: 'Offered, accepted, or over.',
    },
  },
});

import { defineKind } from '../item-kind.js';

/** A person whom the plan is about, under a designation; never a name, an address or a BSN (specification §1.20). */
export const involvedPerson = defineKind({
  name: 'involvedPerson',
  section: 'persons',
  description: 'A person whom the plan is about, known by a designation and never by name.',
  headline: 'designation',
  defaultAudience: 'CASE_OPEN',
  fields: {
    designation: {
      type: 'shortText',
      maxLength: 40,
      isName: true,
      required: true,
      description: 'Neutral designation in this case, for example "A" or "K1".',
    },
    sort: {
      type: 'choice',
      options: ['ADULT', 'CHILD', 'NETWORK_PERSON', 'CONTACT_PERSON'],
      required: true,
      description: 'Adult, child, person from the network, or contact person of an institution.',
    },
    situation: {
      type: 'text',
      maxLength: 2000,
      description:
        'What the partners need to know of this person: relation, role in the incident, age.',
    },
    safetyChecked: {
      type: 'yesNo',
      description: 'Whether it was checked that involving this network person is safe.',
    },
  },
});

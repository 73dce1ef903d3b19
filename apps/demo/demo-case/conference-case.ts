import type { DemoCase, DemoItem } from './demo-item.js';

const involvedPersons: readonly DemoItem[] = [
  {
    key: 'A',
    kind: 'involvedPerson',
    by: 'VT1',
    fields: {
      designation: 'A',
      sort: 'ADULT',
      situation:
        'Volwassene, slachtoffer bij het incident van zaterdag. Ex-partner van B; de relatie is zes weken daarvoor beëindigd. Verblijft met K1 en K2 in de opvang.',
    },
  },
  {
    key: 'B',
    kind: 'involvedPerson',
    by: 'VT1',
    fields: {
      designation: 'B',
      sort: 'ADULT',
      situation:
        'Volwassene, pleger bij het incident van zaterdag. Ex-partner van A. Staat nog ingeschreven in de gezamenlijke woning en sliep daar geregeld; andere nachten bij N2.',
    },
  },
  {
    key: 'K1',
    kind: 'involvedPerson',
    by: 'VT1',
    fields: {
      designation: 'K1',
      sort: 'CHILD',
      situation: '9 jaar. Verblijft bij A. A en B hebben beiden het gezag.',
    },
  },
  {
    key: 'K2',
    kind: 'involvedPerson',
    by: 'VT1',
    fields: {
      designation: 'K2',
      sort: 'CHILD',
      situation: '4 jaar. Verblijft bij A. A en B hebben beiden het gezag.',
    },
  },
  {
    key: 'N1',
    kind: 'involvedPerson',
    by: 'VT1',
    fields: {
      designation: 'N1',
      sort: 'NETWORK_PERSON',
      situation: 'Zus van A. Op veiligheid gecontroleerd door Veilig Thuis.',
      safetyChecked: true,
    },
  },
  {
    key: 'N2',
    kind: 'involvedPerson',
    by: 'P1',
    fields: {
      designation: 'N2',
      sort: 'NETWORK_PERSON',
      situation: 'Vriend van B. Nog niet gecontroleerd.',
      safetyChecked: false,
    },
  },
  {
    key: 'SCHOOL',
    kind: 'involvedPerson',
    by: 'W2',
    fields: {
      designation: 'School',
      sort: 'CONTACT_PERSON',
      situation: 'Contactpersoon op de school van K1 en K2.',
    },
  },
];

/** Not everything is filled in: the conference is where the partners do that together. */
const protectiveFactors: readonly DemoItem[] = [
  {
    key: 'SISTER',
    kind: 'protectiveFactor',
    by: 'O1',
    fields: {
      factor: 'N1 staat dicht bij A en de kinderen.',
      level: 'CIRCLE',
      person: [{ involved: 'A' }, { involved: 'K1' }, { involved: 'K2' }],
      howItHelps: 'A kan op N1 terugvallen.',
      source: 'verklaring A',
    },
  },
  {
    key: 'WORK',
    kind: 'protectiveFactor',
    by: 'O1',
    fields: {
      factor: 'A heeft werk.',
      level: 'INDIVIDUAL',
      person: [{ involved: 'A' }],
      howItHelps: 'Eigen inkomen, los van de gezamenlijke rekening die B beheert.',
      source: 'verklaring A',
    },
  },
  {
    key: 'SCHOOL_INVOLVED',
    kind: 'protectiveFactor',
    by: 'W2',
    fields: {
      factor: 'School is betrokken bij K1 en K2.',
      level: 'CIRCLE',
      person: [{ involved: 'K1' }, { involved: 'K2' }],
      source: 'contactpersoon school',
    },
  },
  {
    key: 'SOUGHT_HELP',
    kind: 'protectiveFactor',
    by: 'VT1',
    fields: {
      factor: 'A zocht zelf hulp.',
      level: 'INDIVIDUAL',
      person: [{ involved: 'A' }],
      source: 'gesprek met A, Veilig Thuis',
    },
  },
];

/**
 * The case of the conference script, as it stands before the conference begins: who is involved and what protects them.
 * Facts, red flags, legal measures and the like have no kind yet, and unsafe situations, conditions, agreements, case
 * direction and digital safety are what the conference is for.
 */
export const CONFERENCE_CASE: DemoCase = {
  caseNumber: 'VB-0001',
  label: 'Casus Esdoorn',
  openedBy: 'VT1',
  members: ['VT1', 'VTE', 'P1', 'P2', 'O1', 'O2', 'W1', 'W2'],
  items: [...involvedPersons, ...protectiveFactors],
};

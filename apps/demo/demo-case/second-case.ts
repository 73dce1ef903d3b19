import type { DemoCase, DemoItem } from './demo-item.js';

const involvedPersons: readonly DemoItem[] = [
  {
    key: 'A',
    kind: 'involvedPerson',
    by: 'W2',
    fields: {
      designation: 'A',
      sort: 'ADULT',
      situation: 'Volwassene, ouder van K1. Woont sinds een half jaar niet meer samen met B.',
    },
  },
  {
    key: 'B',
    kind: 'involvedPerson',
    by: 'W2',
    fields: {
      designation: 'B',
      sort: 'ADULT',
      situation: 'Volwassene, ouder van K1.',
    },
  },
  {
    key: 'K1',
    kind: 'involvedPerson',
    by: 'W2',
    fields: {
      designation: 'K1',
      sort: 'CHILD',
      situation: '12 jaar. Woont om de week bij A en bij B.',
    },
  },
];

const agreements: readonly DemoItem[] = [
  {
    key: 'HANDOVER',
    kind: 'agreement',
    by: 'W2',
    fields: {
      action:
        'K1 gaat op wisseldagen zelf van school naar de andere ouder; A en B ontmoeten elkaar daarbij niet.',
      actor: [{ involved: 'A' }, { involved: 'B' }],
      dueAt: { day: 6, time: '15:00' },
      term: 'SHORT',
      fallback: 'Lukt dat niet, dan belt A of B vooraf het wijkteam en gaat W2 mee.',
      checker: { professional: 'W2' },
      checkFrequency: 'WEEKLY',
      status: { steps: ['AGREED', 'ACTIVE'] },
      knownTo: [{ involved: 'A' }, { involved: 'B' }, { involved: 'K1' }],
    },
  },
];

const course: DemoItem = {
  key: 'COURSE',
  kind: 'agreement',
  by: 'W1',
  fields: {
    action: 'B meldt zich aan voor een training om ruzie anders te leren voeren.',
    actor: [{ involved: 'B' }],
    dueAt: { day: 20, time: '12:00' },
    term: 'LONG',
    checker: { professional: 'W1' },
    checkFrequency: 'MONTHLY',
  },
};

const direction: DemoItem = {
  key: 'DIRECTION',
  kind: 'caseDirection',
  by: 'W2',
  acceptedBy: 'VT1',
  fields: {
    organisation: { organisation: 'NEIGHBOURHOOD_TEAM' },
    director: { professional: 'W2' },
    deputy: { professional: 'W1' },
    validFrom: { day: -30 },
    validUntil: { day: 60 },
    contact: 'via het wijkteam',
    tasks: 'Houdt zicht op de afspraken en roept de partners bij elkaar.',
    status: { steps: ['ACCEPTED'] },
  },
};

/** A second, quieter case with fewer people on it, so that the list of plans is a list and not the same for everyone. */
export const SECOND_CASE: DemoCase = {
  caseNumber: 'VB-0002',
  label: 'Casus Linde',
  openedBy: 'VT1',
  members: ['VT1', 'P1', 'W1', 'W2'],
  items: [
    ...involvedPersons,
    {
      key: 'ARGUMENTS',
      kind: 'unsafeSituation',
      by: 'W2',
      fields: {
        behaviour:
          'A en B schreeuwen tegen elkaar bij het overdragen van K1. Eén keer gooide B een fiets om.',
        who: [{ involved: 'A' }, { involved: 'B' }],
        whereAndWhen: 'Bij de voordeur, op wisseldagen aan het eind van de middag.',
        trigger: 'Te laat komen, en geld voor kleding en sport.',
        endangered: [{ involved: 'K1' }],
        harm: 'K1 slaapt op wisseldagen slecht en meldde zich twee keer ziek op school.',
        frequency: 'MONTHLY',
        source: 'verklaring K1 bij W2',
      },
      correction: {
        by: 'W1',
        field: 'frequency',
        value: 'WEEKLY',
        reason: 'K1 zegt dat het op elke wisseldag zo gaat, niet eens per maand.',
      },
      view: {
        by: 'W2',
        person: 'B',
        words: 'Ik heb de fiets niet omgegooid. Hij viel toen ik hem wilde wegzetten.',
        givenOn: { day: -2 },
        manner: 'SPOKEN',
      },
    },
    {
      key: 'TRAINER',
      kind: 'protectiveFactor',
      by: 'W2',
      fields: {
        factor: 'K1 praat met een mentor op school.',
        level: 'CIRCLE',
        person: [{ involved: 'K1' }],
        howItHelps: 'De mentor ziet K1 elke dag en belt W2 bij zorgen.',
        source: 'mentor van K1',
      },
    },
    {
      key: 'NO_ARGUMENTS',
      kind: 'condition',
      by: 'VT1',
      fields: {
        condition: 'A en B voeren geen ruzie waar K1 bij is.',
        forWhom: [{ involved: 'A' }, { involved: 'B' }],
        validFrom: { day: -14 },
        basis: 'AGREED',
        basisDetail:
          'A en B hebben dit afgesproken in een gesprek met Veilig Thuis en het wijkteam.',
        howChecked: 'W2 vraagt er K1 elke week naar, zonder A en B.',
        consequence: 'Bij een nieuw incident overlegt W2 dezelfde dag met Veilig Thuis.',
      },
    },
    ...agreements,
    direction,
    course,
  ],
  versions: [
    {
      key: 'FIRST_VERSION',
      by: 'W2',
      note: 'Na het eerste overleg.',
      upTo: direction.key,
      agreed: ['VT1', 'P1'],
    },
    {
      key: 'SECOND_VERSION',
      by: 'W2',
      note: 'Met de training van B erbij.',
      upTo: course.key,
      agreed: ['VT1'],
    },
  ],
};

import { PROTECTION, STAY } from './canaries.js';
import { added, write, type ScriptRow } from './script-row.js';

const SHELTER_CONTACT = 'Veiligheidscoördinator, dag en nacht: 06 00 00 00 00';

const POLICE_TOLD = { persons: ['P1', 'P2', 'VT1', 'W1'] } as const;

/** Rows 34 to 46: police information, honour, what follows from it, and the end. */
export const CLOSING_ROWS: readonly ScriptRow[] = [
  {
    nr: '34',
    at: '14:40',
    who: 'P1',
    section: 'policeInfo',
    what: 'Eerdere meldingen, op verzoek verstrekt',
    expected: 'OK; afwezig voor opvang en W2',
    seenBy: POLICE_TOLD,
    steps: added('policeInformation', 'EARLIER_REPORTS', {
      audience: POLICE_TOLD,
      fields: {
        information: 'Eerdere meldingen: twee in de afgelopen twee jaar.',
        purpose: 'Veiligheid herstellen; verstrekt op verzoek van de regievoerder',
      },
    }),
  },
  {
    nr: '35',
    at: '15:10',
    who: 'P1',
    section: 'riskAssessment',
    what: 'Uitkomst RiHG',
    expected: 'OK',
  },
  {
    nr: '36',
    at: '15:40',
    who: 'W1',
    section: 'evaluation',
    what: 'Drie evaluaties, tevredenheid apart',
    expected: 'OK',
  },
  {
    nr: '37',
    at: '16:10',
    who: 'P1',
    section: 'acuteProtection',
    what: 'Noodknop: bereikbaarheid van de opvangcoördinator',
    expected: 'OK, alleen het contact; O2 leest de reden, W1 alleen dat het gebeurde; R-18',
    later: 'de taak plan herzien (R-18)',
    seenBy: { persons: ['O2'] },
    before: added('coordinatorContact', 'SHELTER_CONTACT', {
      fields: { contact: SHELTER_CONTACT },
    }).map((step) => ({ ...step, by: 'O2' })),
    steps: [
      {
        do: 'pressButton',
        reason: 'A meldt achtervolging',
        contact: SHELTER_CONTACT,
        coordinator: 'O2',
        director: 'W1',
        hidden: STAY.words,
      },
      { do: 'logged', by: 'P2', of: 'P1', kind: 'BREAK_GLASS', reason: null },
    ],
  },
  {
    nr: '38',
    at: '16:40',
    who: 'VT1',
    section: 'violencePattern',
    what: 'Zet een vermoeden dat maar drie personen zien',
    expected: 'OK; R-10, R-11, R-12',
  },
  {
    nr: '39',
    at: '16:50',
    who: 'VTE',
    section: 'honour',
    what: 'Notitie voor drie personen',
    expected: 'OK; alleen VTE, P2 en O2',
    seenBy: PROTECTION,
    steps: added('additionalProtection', 'PROTECTION_1', {
      audience: PROTECTION,
      fields: {
        arrangement: `${PROTECTION.words}: broers van A zochten {D+1} bij werk; praat alleen met A.`,
        person: [{ involved: 'A' }],
      },
    }),
  },
  {
    nr: '39b',
    at: '17:00',
    who: 'VTE',
    section: 'honour',
    what: 'Tweede notitie voor drie personen',
    expected: 'OK; alleen VTE, P2 en O2',
    seenBy: PROTECTION,
    steps: added('additionalProtection', 'PROTECTION_2', {
      audience: PROTECTION,
      fields: {
        arrangement:
          'N1 is ook familie van wie zoekt: de eerdere controle van N1 vervalt. School, N1 en de ritten daartussen zijn een mogelijk spoor naar de opvang.',
        person: [{ involved: 'A' }, { involved: 'K1' }, { involved: 'K2' }],
      },
    }),
  },
  {
    nr: '39c',
    at: '17:10',
    who: 'O2',
    section: 'honour',
    what: 'Wil 39 delen met de hele opvang',
    expected: 'BLOCK R-11: alleen met de deskundige; niets naar anderen',
    steps: [
      {
        do: 'showRefused',
        item: 'PROTECTION_1',
        audience: { persons: [...PROTECTION.persons, 'O1'] },
        code: 'NOT_ALLOWED',
        rule: 'R-11',
      },
    ],
  },
  {
    nr: '40',
    at: '17:20',
    who: 'P2',
    section: 'honour',
    what: 'Consult en aanpak',
    expected: 'OK; R-12 voldaan, R-13',
    seenBy: PROTECTION,
    later: 'R-12 en R-13',
    steps: added('additionalProtection', 'PROTECTION_3', {
      audience: PROTECTION,
      fields: {
        arrangement:
          'Consult gelogd {D+2}. Risicotaxatie en aanpak met VT vandaag 15:00; aanhouding van B ({D+0}, heengezonden {D+1}) neemt dreiging niet weg.',
      },
    }),
  },
  {
    nr: '40b',
    at: '17:25',
    who: 'VT1',
    section: 'protectiveFactors',
    what: 'Alle netwerkpersonen opnieuw controleren',
    expected: 'OK; 26 toont controle open (R-15)',
    later: 'R-15 bij 26',
    steps: [
      ...added('protectiveFactor', 'CHECK_AGAIN', {
        fields: {
          factor:
            'Alle netwerkpersonen (N1, N2) opnieuw controleren vóór {D+3} 12:00, door VT met A, zonder N1 of N2 te spreken: de eerste controle ging alleen over B. Tot dan vangt N1 de kinderen niet op, haalt ze niet op en krijgt het codewoord niet.',
          level: 'CIRCLE',
          person: [{ involved: 'N1' }, { involved: 'N2' }],
        },
      }),
      write('involvedPerson', 'N1', { safetyChecked: false }),
    ],
  },
  {
    nr: '40c',
    at: '17:30',
    who: 'O2',
    section: 'shelterLocation',
    what: 'Geen ritten tot akkoord',
    expected: 'OK; alleen O1 en O2',
    seenBy: STAY,
    steps: added('shelterLocation', 'NO_RIDES', {
      audience: STAY,
      fields: {
        arrangement:
          'Geen ritten tussen school, N1 en opvang tot mijn akkoord; daarna wisselende route met tussenstop.',
      },
    }),
  },
  {
    nr: '40d',
    at: '17:35',
    who: 'W2',
    section: 'agreements',
    what: 'K1 en K2 gaan voorlopig niet naar school',
    expected: 'OK',
    steps: added('agreement', 'NO_SCHOOL', {
      audience: ['VEILIG_THUIS', 'POLICE', 'SHELTER', 'NEIGHBOURHOOD_TEAM'],
      fields: {
        action:
          "K1 en K2 gaan tot {D+5} niet naar school; school hoort alleen 'afwezig'; W2 regelt schoolwerk. Daarna haalt alleen op wie A noemt en wie gecontroleerd is. Komt N1 niet door de controle, dan kennen alleen school en meldkamer het codewoord.",
        actor: [{ professional: 'W2' }],
        dueAt: { day: 5, time: '08:30' },
        term: 'SHORT',
      },
    }),
  },
  {
    nr: '41',
    at: '17:40',
    who: 'W1',
    section: 'conversation',
    what: 'Plant een gesprek met N1',
    expected: 'BLOCK R-10',
  },
  {
    nr: '42',
    at: '18:00',
    who: 'P1',
    section: 'facts',
    what: 'Verbetert het eigen feit van 6',
    expected: 'OK',
  },
  {
    nr: '43',
    at: '18:30',
    who: 'X1',
    section: 'core',
    what: 'Opent het plan zonder op de casus te staan',
    expected: 'DENY: afwezig',
    later: 'het signaal aan W1',
    steps: [
      { do: 'openAbsent' },
      { do: 'logged', by: 'FG2', of: 'X1', kind: 'PLAN_OPEN', reason: 'ABSENT' },
    ],
  },
  {
    nr: '44',
    at: '19:00',
    who: 'ALL',
    section: 'plan',
    what: 'Vaststellen van versie 1 en uitvoer voor A',
    expected: 'OK; R-29',
  },
  {
    nr: '44b',
    at: '19:15',
    who: 'W1',
    section: 'plan',
    what: 'Wil een versie voor B maken',
    expected: 'BLOCK R-29',
  },
  {
    nr: '44c',
    at: '19:30',
    who: 'VT1',
    section: 'plan',
    what: 'Besluit apart over een versie voor B',
    expected: 'OK',
  },
  {
    nr: '45',
    at: '20:00',
    who: 'VT1',
    section: 'feedback',
    what: 'Wie wat wanneer aan wie vertelt',
    expected: 'OK',
  },
  {
    nr: '46',
    at: '20:30',
    who: 'W1',
    section: 'crisisCard',
    what: 'Crisiskaart en overdracht aan piket',
    expected: 'OK',
  },
];

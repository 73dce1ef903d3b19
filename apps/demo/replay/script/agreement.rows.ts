import { CODE_WORD } from './canaries.js';
import { added, write, type ScriptRow } from './script-row.js';

/** Rows 28 to 33: conditions and agreements, and two who set one time at once. */
export const AGREEMENT_ROWS: readonly ScriptRow[] = [
  {
    nr: '28',
    at: '12:10',
    who: 'P1',
    section: 'conditions',
    what: 'Geen contact zolang het contactverbod geldt',
    expected: 'OK',
    steps: added('condition', 'NO_CONTACT', {
      fields: {
        condition:
          'B heeft geen contact met A, K1 en K2, ook niet via anderen of online, zolang het contactverbod geldt.',
        forWhom: [{ involved: 'B' }],
        validFrom: { day: 0 },
        basis: 'MAYOR',
        basisDetail: 'Huisverbod.',
        howChecked: 'Politie, wekelijks.',
        consequence: 'Overtreding: direct 112 en melding aan Veilig Thuis.',
      },
    }),
  },
  {
    nr: '29',
    at: '12:40',
    who: 'VT1',
    section: 'conditions',
    what: 'Geen omgang zolang het contactverbod geldt, daarna alleen begeleid',
    expected: 'OK',
    steps: added('condition', 'NO_VISITS', {
      fields: {
        condition:
          'Geen omgang zolang het contactverbod geldt; daarna alleen begeleid, tot besluit na evaluatie.',
        forWhom: [{ involved: 'B' }],
        validFrom: { day: 0 },
        basis: 'MAYOR',
        basisDetail:
          'Eerst het huisverbod; daarna een afspraak van A en B beiden, of een beslissing van de rechter. Veilig Thuis kan dit niet opleggen.',
      },
    }),
  },
  {
    nr: '30',
    at: '13:10',
    who: 'W2',
    section: 'agreements',
    what: 'Afspraak met school over meegeven van K1 en K2',
    expected: 'OK; het codewoord alleen voor W2, O1 en P1',
    steps: [
      ...added('agreement', 'SCHOOL_RUN', {
        fields: {
          action:
            'Zolang het contactverbod geldt geeft school K1 en K2 alleen mee aan A of N1; W2 belt school {D+2} vóór 13:00. Codewoord betekent gevaar: wie het hoort belt 112. Bekend bij school, N1 en meldkamer politie; K1 hoeft niets te onthouden en gaat bij angst naar de juf.',
          actor: [{ involved: 'SCHOOL' }, { professional: 'W2' }],
          dueAt: { day: 2, time: '13:00' },
          term: 'SHORT',
          knownTo: [{ involved: 'SCHOOL' }, { involved: 'N1' }],
        },
      }),
      { do: 'showField', item: 'SCHOOL_RUN', field: 'codeWord', audience: CODE_WORD },
      {
        ...write('agreement', 'SCHOOL_RUN', { codeWord: CODE_WORD.words }),
        seenBy: CODE_WORD,
      },
    ],
  },
  {
    nr: '31',
    at: '13:30',
    who: 'O1',
    section: 'agreements',
    what: 'A belt 112 bij het zien van B',
    expected: 'OK',
    steps: added('agreement', 'CALL_112', {
      fields: {
        action: 'A belt 112 bij het zien van B; opvang belt Veilig Thuis binnen 1 uur.',
        actor: [{ involved: 'A' }, { professional: 'O1' }],
        term: 'SHORT',
        fallback: 'O2.',
        knownTo: [{ involved: 'A' }],
      },
    }),
  },
  {
    nr: '31b',
    at: '13:40',
    who: 'O1',
    section: 'agreements',
    what: 'O1 biedt A letselonderzoek aan',
    expected: 'OK; afwezig voor het wijkteam',
    seenBy: ['VEILIG_THUIS', 'POLICE', 'SHELTER'],
    steps: added('agreement', 'EXAMINATION', {
      audience: ['VEILIG_THUIS', 'POLICE', 'SHELTER'],
      fields: {
        action:
          'O1 biedt A vandaag letselonderzoek door een forensisch arts aan, ook zonder zichtbaar letsel of aangifte; P1 regelt de arts als A dat wil; A beslist.',
        actor: [{ professional: 'O1' }, { professional: 'P1' }],
        dueAt: { day: 2, time: '17:00' },
        term: 'SHORT',
        fallback: 'VT1.',
      },
    }),
  },
  {
    nr: '31c',
    at: '13:50',
    who: 'W1',
    section: 'agreements',
    what: 'Bij U2: wat geldt na het huisverbod',
    expected: 'OK; R-31 vervalt',
    later: 'de koppeling aan U2 en R-31',
    steps: added('agreement', 'AFTER_BAN', {
      fields: {
        action:
          '{D+9} 14:00 spreken VT, politie, opvang en wijkteam af wat vanaf {D+10} 23:40 geldt. Verlengd: alle afspraken lopen door. Niet verlengd: A, K1 en K2 blijven in de opvang; W1 zorgt dat A vóór {D+5} een advocaat spreekt over een contact- en gebiedsverbod; P1 vraagt AOL aan op de woning; VT1 bespreekt met B waar hij verblijft.',
        actor: [
          { professional: 'VT1' },
          { professional: 'P1' },
          { professional: 'O1' },
          { professional: 'W1' },
        ],
        dueAt: { day: 9, time: '14:00' },
        term: 'SHORT',
        checker: { professional: 'W1' },
        fallback: 'VT1.',
      },
    }),
  },
  {
    nr: '32',
    at: '14:00',
    who: 'W1',
    section: 'agreements',
    what: 'Wijzigt de tijd in 30 naar 12:00',
    expected: 'OK',
    steps: [write('agreement', 'SCHOOL_RUN', { dueAt: { day: 2, time: '12:00' } })],
  },
  {
    nr: '33',
    at: '14:00',
    who: 'W2',
    section: 'agreements',
    what: 'Wijzigt tegelijk de tijd in 30 naar 12:30, 40 seconden zonder verbinding',
    expected: 'STALE: beide tijden op het scherm, beide in de geschiedenis, W1 kiest',
    together: true,
    steps: [
      {
        do: 'setOffline',
        item: 'SCHOOL_RUN',
        field: 'dueAt',
        value: { day: 2, time: '12:30' },
        seconds: 40,
        other: { day: 2, time: '12:00' },
      },
      { do: 'keepOwn', item: 'SCHOOL_RUN', field: 'dueAt' },
      {
        do: 'see',
        by: 'W1',
        item: 'SCHOOL_RUN',
        field: 'dueAt',
        value: { day: 2, time: '12:30' },
      },
      { ...write('agreement', 'SCHOOL_RUN', { dueAt: { day: 2, time: '12:00' } }), by: 'W1' },
      {
        do: 'history',
        item: 'SCHOOL_RUN',
        field: 'dueAt',
        values: [
          { day: 2, time: '12:00' },
          { day: 2, time: '12:30' },
        ],
      },
    ],
  },
];

import { STAY } from './canaries.js';
import { added, write, type ScriptRow } from './script-row.js';

/** Rows 14 to 27: protection, digital safety, talks and what protects. */
export const MEASURE_ROWS: readonly ScriptRow[] = [
  {
    nr: '14',
    at: '05:50',
    who: 'W1',
    section: 'children',
    what: 'Kindcheck K1 en K2',
    expected: 'OK; R-09',
  },
  {
    nr: '15',
    at: '06:20',
    who: 'W2',
    section: 'children',
    what: 'Zet K2 op niet betrokken',
    expected: 'CONFIRM R-27',
  },
  {
    nr: '16',
    at: '06:50',
    who: 'VT1',
    section: 'acuteProtection',
    what: 'Tijdelijk huisverbod met contactverbod',
    expected: 'OK; R-31',
  },
  {
    nr: '16b',
    at: '07:05',
    who: 'P1',
    section: 'legalRegister',
    what: 'Aanhouding, heenzending, aangifte',
    expected: 'OK; R-18',
  },
  {
    nr: '17',
    at: '07:20',
    who: 'P1',
    section: 'acuteProtection',
    what: 'Afspraak op locatie en extra rondes',
    expected: 'OK',
  },
  {
    nr: '18',
    at: '08:00',
    who: 'O2',
    section: 'shelterLocation',
    what: 'Legt de opvanglocatie vast',
    expected: 'OK; alleen O1 en O2 zien iets',
    seenBy: STAY,
    steps: added('shelterLocation', 'STAY', {
      audience: STAY,
      fields: {
        arrangement: `${STAY.words}: verblijf codenaam Zilver, alleen bereikbaar via de coördinator; bankpas en post niet op het opvangadres registreren.`,
        person: [{ involved: 'A' }, { involved: 'K1' }, { involved: 'K2' }],
      },
    }),
  },
  {
    nr: '19',
    at: '08:10',
    who: 'W2',
    section: 'acuteProtection',
    what: 'Poging: typt een adres in open tekst',
    expected: 'BLOCK R-28',
  },
  {
    nr: '20',
    at: '08:40',
    who: 'W1',
    section: 'shelterLocation',
    what: 'Opent de rechtstreekse link van het onderdeel',
    expected: 'DENY: zoals bij een onderdeel dat niet bestaat',
    steps: [
      { do: 'sectionAbsent', section: 'shelterLocation', kind: 'shelterLocation' },
      { do: 'logged', by: 'FG2', of: 'W1', kind: 'PLAN_EDIT', reason: 'NOT_ALLOWED' },
    ],
  },
  {
    nr: '21',
    at: '09:00',
    who: 'O1',
    section: 'digitalSafety',
    what: 'Locatie delen is bij intake uitgezet; accounts daarna loskoppelen',
    expected: 'CONFIRM R-21, daarna OK; R-20 vervalt',
    seenBy: ['VEILIG_THUIS', 'SHELTER', 'NEIGHBOURHOOD_TEAM'],
    later: 'de vraag van R-21',
    steps: [
      ...added('digitalSafetyMeasure', 'LOCATION', {
        fields: {
          measure:
            'Locatie delen op de telefoons van A en K1 is bij intake uitgezet ({D+1} 03:00). Gedeelde accounts daarna loskoppelen, in veilige volgorde (SafetyNed).',
          subject: 'LOCATION_SHARING',
          person: [{ involved: 'A' }, { involved: 'K1' }],
          mayAlertPerpetrator: true,
          responsible: { professional: 'O1' },
        },
      }),
      write('digitalSafetyMeasure', 'LOCATION', { sequence: 2 }),
    ],
  },
  {
    nr: '22',
    at: '09:30',
    who: 'O1',
    section: 'digitalSafety',
    what: 'Knuffel en schooltas van K2 nagekeken op gps-tracker',
    expected: 'OK',
    seenBy: ['VEILIG_THUIS', 'SHELTER', 'NEIGHBOURHOOD_TEAM'],
    steps: added('digitalSafetyMeasure', 'TRACKER', {
      fields: {
        measure:
          'Knuffel en schooltas van K2 bij intake nagekeken op gps-tracker; herhalen vóór elke eerste rit.',
        subject: 'GPS_TRACKER',
        person: [{ involved: 'K2' }],
        sequence: 1,
        mayAlertPerpetrator: false,
        responsible: { professional: 'O1' },
      },
    }),
  },
  {
    nr: '23',
    at: '09:50',
    who: 'VT1',
    section: 'digitalSafety',
    what: 'Wachtwoorden pas wijzigen na afspraak met de politie',
    expected: 'OK',
    seenBy: ['VEILIG_THUIS', 'SHELTER', 'NEIGHBOURHOOD_TEAM'],
    steps: added('digitalSafetyMeasure', 'PASSWORDS', {
      fields: {
        measure:
          'Wachtwoord van DigiD en e-mail pas wijzigen na afspraak met de politie ({D+3}). Schermafdrukken bewaren in het logboek.',
        subject: 'DIGID',
        person: [{ involved: 'A' }],
        sequence: 3,
        mayAlertPerpetrator: true,
        responsible: { professional: 'VT1' },
        plannedOn: { day: 3 },
      },
    }),
  },
  {
    nr: '24',
    at: '10:20',
    who: 'W1',
    section: 'conversation',
    what: 'Plant een gezamenlijk gesprek',
    expected: 'BLOCK R-01 + R-02',
  },
  {
    nr: '25',
    at: '10:50',
    who: 'W1',
    section: 'conversation',
    what: 'Plant twee aparte gesprekken',
    expected: 'OK',
  },
  {
    nr: '26',
    at: '11:20',
    who: 'VT1',
    section: 'protectiveFactors',
    what: 'N1 vangt de kinderen op; A heeft werk en wil meewerken',
    expected: 'OK',
    steps: added('protectiveFactor', 'N1_HELPS', {
      fields: {
        factor:
          'N1 vangt de kinderen overdag op en is gecontroleerd; A heeft eigen werk en wil meewerken aan het plan.',
        level: 'CIRCLE',
        person: [{ involved: 'A' }, { involved: 'K1' }, { involved: 'K2' }],
      },
    }),
  },
  {
    nr: '27',
    at: '11:40',
    who: 'W1',
    section: 'protectiveFactors',
    what: 'N2 biedt B onderdak zolang het huisverbod geldt',
    expected: 'CONFIRM R-15',
    later: 'de vraag van R-15',
    steps: added('protectiveFactor', 'N2_HOUSES', {
      fields: {
        factor: 'N2 (vriend van B) biedt B onderdak zolang het huisverbod geldt.',
        level: 'CIRCLE',
        person: [{ involved: 'B' }],
      },
    }),
  },
];

import { added, write, type ScriptRow } from './script-row.js';

/** Rows 1 to 13: the conference opens, the facts and what is unsafe. */
export const OPENING_ROWS: readonly ScriptRow[] = [
  {
    nr: '1',
    at: '00:00',
    who: 'W1',
    section: 'core',
    what: 'Opent het overleg, met geheimhouding en doel',
    expected: 'OK; R-19: nog geen regievoerder',
  },
  {
    nr: '2',
    at: '00:40',
    who: 'VT1',
    section: 'core',
    what: 'Zicht op veiligheid: Veilig Thuis',
    expected: 'OK',
  },
  {
    nr: '3',
    at: '01:00',
    who: 'W1',
    section: 'caseDirection',
    what: 'Stelt het wijkteam voor als regievoerder, vervanger W2, tot de evaluatie',
    expected: 'OK: voorstel',
    steps: added('caseDirection', 'DIRECTION', {
      fields: {
        organisation: { organisation: 'NEIGHBOURHOOD_TEAM' },
        director: { professional: 'W1' },
        deputy: { professional: 'W2' },
        validFrom: { day: 2 },
        validUntil: { day: 16 },
        contact: 'via het wijkteam',
        tasks:
          'Houdt de afspraken en de evaluaties bij en roept de partners bij elkaar, tot {D+16}.',
      },
    }),
  },
  {
    nr: '4',
    at: '01:20',
    who: 'VT1',
    section: 'caseDirection',
    what: 'Bevestigt regievoerder W1',
    expected: 'OK; R-19 vervalt, R-04',
    later: 'core: acute onveiligheid vastgesteld; R-04 en R-19',
    steps: [write('caseDirection', 'DIRECTION', { status: 'ACCEPTED' })],
  },
  {
    nr: '5',
    at: '02:00',
    who: 'P1',
    section: 'facts',
    what: 'Feit: eigen waarneming van de politie',
    expected: 'OK',
  },
  {
    nr: '6',
    at: '02:30',
    who: 'P1',
    section: 'facts',
    what: 'Feit: verklaring A over het incident',
    expected: 'OK; R-30, R-02 scherp',
  },
  {
    nr: '7',
    at: '02:50',
    who: 'P1',
    section: 'facts',
    what: 'Duiding bij 6',
    expected: 'OK',
  },
  {
    nr: '8',
    at: '03:10',
    who: 'W2',
    section: 'facts',
    what: 'Poging: een oordeel als feit, zonder bron',
    expected: 'BLOCK R-25',
  },
  {
    nr: '9',
    at: '03:40',
    who: 'VT1',
    section: 'violencePattern',
    what: 'Categorie van het geweld',
    expected: 'OK; R-01 scherp, R-05, R-06, R-20',
  },
  {
    nr: '10',
    at: '04:10',
    who: 'O1',
    section: 'facts',
    what: 'Feit: medisch gegeven, verklaring A',
    expected: 'OK; afwezig voor politie en wijkteam',
  },
  {
    nr: '10b',
    at: '04:25',
    who: 'O1',
    section: 'facts',
    what: 'Feit: verklaring A over de laatste maand',
    expected: 'OK',
  },
  {
    nr: '11',
    at: '04:40',
    who: 'VT1',
    section: 'unsafeSituations',
    what: 'Typt in U1 over de school',
    expected: 'OK; beide teksten behouden',
    // The full stop that the two of them type around: VT1 before it, W2 after it, in one paragraph.
    before: added('unsafeSituation', 'U1', { fields: { behaviour: '. ' } }),
    steps: [
      {
        ...write('unsafeSituation', 'U1', {
          behaviour: 'B weet waar de school is en stond vorige week bij het hek om 14:15',
        }),
        caret: 'start',
      },
      write('unsafeSituation', 'U1', {
        who: [{ involved: 'B' }],
        endangered: [{ involved: 'K1' }, { involved: 'K2' }],
      }),
    ],
  },
  {
    nr: '12',
    at: '04:40',
    who: 'W2',
    section: 'unsafeSituations',
    what: 'Typt tegelijk in U1, in dezelfde alinea',
    expected: 'OK; beide teksten behouden, auteur per stuk zichtbaar',
    together: true,
    steps: [
      write('unsafeSituation', 'U1', {
        behaviour: 'K1 en K2 zijn toen door B opgewacht; K1 is bang om buiten te komen.',
      }),
    ],
  },
  {
    nr: '13',
    at: '05:20',
    who: 'P1',
    section: 'unsafeSituations',
    what: 'U2: na afloop van het huisverbod kan B naar de woning terug',
    expected: 'OK',
    steps: added('unsafeSituation', 'U2', {
      fields: {
        behaviour: 'Na afloop van het huisverbod ({D+10} 23:40) kan B naar de woning terug.',
        who: [{ involved: 'B' }],
        endangered: [{ involved: 'A' }, { involved: 'K1' }, { involved: 'K2' }],
      },
    }),
  },
];

/** @typedef {import('./words.mjs').Words} Words */

const PARTS = {
  'log-head': 'de stand van het logboek',
  checkpoint: 'het controlepunt',
  cosignature: 'een medeondertekening',
  restore: 'een herstelverklaring',
  'head-proof': 'het bewijs van een reeks',
  seen: 'het bewijs vanaf een eerdere stand',
};

const EVIDENCE = {
  TEXT: 'is niet goed geschreven',
  LENGTH: 'heeft niet de goede lengte',
  NAME: 'is iets anders dan het zegt te zijn',
  VALUE: 'zegt iets dat niet kan',
  KEY: 'is ondertekend met een sleutel die u niet vertrouwt',
  FORGED: 'heeft een handtekening die niet klopt',
  NOT_IN_LOG: 'staat niet in het logboek',
  OTHER_LOG: 'hoort bij een ander logboek',
  OTHER_HEAD: 'hoort bij een andere stand van het logboek',
  AFTER_LOG: 'is van na de stand van het logboek',
  ORDER: 'staat niet op zijn plaats, of staat er twee keer',
  ROOT: 'leidt niet naar het controlepunt',
  NO_CHECKPOINT: 'staat er zonder controlepunt',
};

/** @type {Words} */
export const nl = {
  parts: PARTS,
  evidence: EVIDENCE,
  faults: {
    NO_RECORD: () => 'Deze regel is geen regel van een exportbestand.',
    FORM: () =>
      'Deze regel is niet geschreven zoals het hoort: er is iets in veranderd, dubbel of te veel.',
    RECORD_ORDER: () => 'Deze regel staat niet op zijn plaats in het bestand.',
    AFTER_END: () => 'Na de slotregel staat nog iets.',
    NO_END: () => 'De slotregel ontbreekt: het bestand is niet heel.',
    DIGEST: () =>
      'Het bestand is beschadigd of veranderd: de controlesom in de slotregel klopt niet.',
    COUNT: ({ expected, found }) =>
      `De slotregel zegt dat er ${expected} wijzigingen zijn; het zijn er ${found}.`,
    UNREADABLE: ({ reason }) =>
      `Vanaf hier is het bestand niet te lezen (${UNREADABLE[String(reason)] ?? reason}).`,
    TIME_BACK: () => 'De tijd loopt terug: deze wijziging is van vóór de vorige regel.',
    LINE_ORDER: () => 'Deze wijziging staat niet op haar plaats tussen die van hetzelfde moment.',
    AFTER_FILE: () => 'Deze wijziging is van na het moment waarop het bestand is gemaakt.',
    REV_AGAIN: ({ expected }) => `Dit nummer is al geweest; hier hoort wijziging ${expected}.`,
    REV_GAP: ({ expected }) => `Hier ontbreekt iets: wijziging ${expected} had moeten volgen.`,
    PREVIOUS: () => 'Deze wijziging sluit niet aan op de wijziging ervoor.',
    BEGIN_MISSING: () =>
      'Het begin van deze reeks ontbreekt, en deze lezer ziet alles vanaf het begin.',
    GENESIS: () =>
      'Deze reeks is niet begonnen bij dit onderdeel, in dit plan of voor deze lezers: zij is verplaatst of verwisseld.',
    GENESIS_MISSING: () => 'Er staat niet bij waar deze reeks over gaat.',
    GENESIS_AGAIN: () => 'Er staat een begin van een reeks waar geen begin hoort.',
    ACTOR: () => 'Wie dit wijzigde is veranderd: de persoon klopt niet met wat is vastgelegd.',
    BODY: () => 'De inhoud is veranderd: zij klopt niet met wat is vastgelegd.',
    HASH: () =>
      'Deze wijziging is veranderd: moment, soort, organisatie of een van de andere vaste gegevens klopt niet.',
    BROKEN: () =>
      'De inhoud kon niet worden gelezen toen het bestand werd gemaakt: wat de databank bewaart is beschadigd of veranderd.',
    HALF_ERASED: () => 'De helft van deze wijziging heet gewist. Dat kan niet.',
    CLOSED: () => 'Deze inhoud is gesloten, en had open moeten zijn.',
    VEIL: () => 'In de inhoud staat iets open dat gesloten hoort te zijn.',
    KIND: () => 'Een wijziging van deze soort bestaat niet.',
    FORMAT: () => 'Een wijziging in deze vorm bestaat niet.',
    EVIDENCE: ({ part, code }) => `${capital(PARTS, part)} ${lookUp(EVIDENCE, code)}.`,
    HEAD_ORDER: () =>
      'De bewijzen van de reeksen staan niet op volgorde, of een staat er twee keer.',
    HEAD_OF_OTHER: () => 'Dit is het bewijs van een reeks die niet in dit bestand staat.',
    HEAD_MISSING: () => 'Van deze reeks ontbreekt het bewijs bij het controlepunt.',
    CUT: ({ expected, found }) =>
      `Er is iets weg: bij het controlepunt had deze reeks ${expected} wijzigingen, in het bestand zijn het er dan ${found}.`,
    ADDED: ({ expected, found }) =>
      `Er is iets bij gekomen: bij het controlepunt had deze reeks ${expected} wijzigingen, in het bestand zijn het er dan ${found}.`,
    REWRITTEN: () => 'Deze reeks is herschreven: bij het controlepunt stond er iets anders.',
    KEY_IDS: () => 'De sleutels in de kop zijn niet die van de handtekeningen in het bestand.',
    WITNESSES: ({ expected, found }) =>
      `U vraagt ${expected} getuigen; van ${found} die u vertrouwt staat een handtekening in het bestand.`,
    RECEIPT_NO_STREAM: () =>
      'U hebt een bevestiging van deze reeks, en zij staat niet in het bestand: zij is weg, is gewist, of u mag haar niet meer lezen.',
    RECEIPT_CUT: () =>
      'U hebt een bevestiging van deze wijziging, en zij staat niet meer in het bestand.',
    RECEIPT_OTHER: () => 'U hebt een bevestiging van deze wijziging, en er staat nu iets anders.',
    RECEIPT_TIME: () => 'Uw bevestiging noemt een ander moment dan de wijziging.',
    SEEN_KEY: () => 'De eerdere stand die u bewaarde is niet ondertekend door wie u vertrouwt.',
    SEEN_NOTHING: () =>
      'U bewaarde een eerdere stand, en in dit bestand staat geen controlepunt om die tegen te houden.',
    SEEN_SHORTER: () =>
      'Het logboek is korter dan de stand die u bewaarde: er is iets weg, of dit bestand is ouder.',
    SEEN_FORKED: () =>
      'Het logboek gaat niet verder vanaf de stand die u bewaarde: het is een ander.',
    SEEN_NO_PROOF: () =>
      'In het bestand staat geen bewijs dat het logboek verder gaat vanaf de stand die u bewaarde.',
  },
  inputs: {
    USAGE: () => 'Deze opdracht is niet te begrijpen.',
    FILE: (detail) => `Niet te lezen: ${detail}`,
    KEYS: () => 'Het bestand met sleutels is niet wat het moet zijn.',
    KEY: (detail) => `De sleutel van ${detail} is geen geldige sleutel.`,
    WITNESSES: () => 'Om getuigen vragen kan alleen met een bestand met sleutels (--keys).',
    RECEIPTS: (detail) => `Regel ${detail} van de bevestigingen is niet wat zij moet zijn.`,
    SEEN: () => 'De bewaarde stand is geen stand van een logboek.',
    NO_HEADER: () => 'Dit is geen exportbestand van Vangnet: de eerste regel is geen kop.',
    HEADER: () => 'De kop van dit bestand is niet wat zij moet zijn.',
    FORMAT: () => 'Dit bestand is in een vorm die deze controle niet kent.',
    NEWER: (detail) =>
      `Regel ${detail} is van een soort die deze controle niet kent: er is een nieuwere nodig.`,
    UTF8: () => 'Dit is geen tekstbestand.',
    LONG: () => 'De eerste regel is te lang.',
    OPEN_END: () => 'Dit is geen exportbestand van Vangnet: er is geen hele regel.',
    EMPTY: () => 'Het bestand is leeg.',
  },
  lines: {
    right: () => 'GOED  Alles wat in dit bestand staat klopt.',
    wrong: ({ count }) =>
      `FOUT  ${count === 1 ? 'Er is één ding mis.' : `Er zijn ${count} dingen mis.`}`,
    claims: ({ number, organisation, role, at }) =>
      `Volgens de kop: zaak ${number}, voor ${organisation} (${role}), gemaakt op ${at}. Dat is niet te bewijzen.`,
    amount: ({ changes, streams }) => `${changes} wijzigingen in ${streams} reeksen nagerekend.`,
    fault: ({ line, place, text }) => `Regel ${line}${place}: ${text}`,
    more: ({ count }) => `… en nog ${count}.`,
    noCheckpoint: () =>
      'Geen controlepunt in dit bestand: niets daarbuiten laat zien dat het niet opnieuw is gemaakt of ingekort.',
    checkpoint: ({ number, at }) => `Controlepunt ${number} van ${at}.`,
    noKeys: () =>
      'Geen sleutels opgegeven (--keys): handtekeningen zijn niet gecontroleerd, alleen of alles onderling klopt.',
    signers: ({ names }) => `Ondertekend door: ${names}.`,
    witnesses: ({ names }) => `Medeondertekend door: ${names}.`,
    unknownWitnesses: ({ count }) =>
      `Medeondertekeningen van getuigen die u niet vertrouwt: ${count}. Zij tellen niet.`,
    restore: ({ number, at, keptUntil }) =>
      `Let op: in het logboek staat onder nummer ${number} dat er een reservekopie is teruggezet (${at}); wat van na ${keptUntil} was kan weg zijn.`,
    closed: ({ count }) =>
      `Van ${count} wijzigingen krijgt niemand de inhoud; van die is alleen nagerekend dát zij er zijn, en van wie.`,
    erased: ({ count, place }) => `Gewist: ${count}${place}.`,
    laterBegins: ({ count }) =>
      `${count} reeksen beginnen later: wat ervoor was en waar zij over gaan is niet aan deze lezer.`,
    passedOver: ({ count }) =>
      `${count} regels overgeslagen die deze controle niet kent en die er niet toe doen.`,
    keptReceipts: ({ count }) =>
      `${count} bevestigingen staan in het bestand zoals zij zijn gegeven.`,
    laterReceipts: ({ count }) =>
      `${count} bevestigingen zijn van na dit bestand en zijn niet beoordeeld.`,
    earlierReceipts: ({ count }) =>
      `${count} bevestigingen zijn van vóór wat deze lezer te zien krijgt en zijn niet beoordeeld.`,
    restoredReceipts: ({ count }) =>
      `${count} bevestigingen zijn weg door een teruggezette reservekopie die in het logboek staat.`,
    goesOn: () => 'Het logboek gaat verder vanaf de stand die u bewaarde.',
    wentBack: () => 'Het logboek is teruggezet sinds de stand die u bewaarde; dat staat erin.',
  },
  place: {
    line: ({ about, rev, stream }) => ` (${[about, rev, stream].filter(Boolean).join(', ')})`,
    rev: (rev) => `wijziging ${rev}`,
    stream: (stream) => `reeks ${stream}`,
    item: (kind, item) => `${kind} ${item}`,
    field: (field, item) => `${field} van ${item}`,
    some: 'onderdeel',
    special: {
      '@item': 'het onderdeel zelf',
      '@member': 'deelname van een persoon',
      '@organisation': 'deelname van een organisatie',
      '@case': 'de zaak',
      '@version': 'een versie van het plan',
      '@view': 'een zienswijze bij onderdeel',
    },
  },
  usage: `Controleert een export van Vangnet (*.ledger):

  npm run verify -- BESTAND [--keys BESTAND] [--witnesses N] [--receipts BESTAND] [--seen BESTAND] [--language en] [--json]

  --keys       sleutels die u vertrouwt: {"signers":[{"name":…,"key":…}],"witnesses":[…]}
  --witnesses  zoveel medeondertekeningen moeten er zijn
  --receipts   bevestigingen die u kreeg, een per regel: {"at":…,"hash":…,"rev":…,"stream":…}
  --seen       de laatste stand van het logboek die u bewaarde
  --json       de uitkomst voor programma's

Het antwoord is 0 als alles klopt, 1 als er iets mis is, 2 als er niets te beoordelen is.
`,
};

/** @type {Readonly<Record<string, string>>} */
const UNREADABLE = {
  UTF8: 'dit is geen tekst',
  LONG: 'een regel is te lang',
  OPEN_END: 'de laatste regel is niet af',
  EMPTY: 'er staat niets',
};

/** @param {Readonly<Record<string, string>>} texts @param {string | number | undefined} name */
function lookUp(texts, name) {
  return texts[String(name)] ?? String(name);
}

/** @param {Readonly<Record<string, string>>} texts @param {string | number | undefined} name */
function capital(texts, name) {
  const text = lookUp(texts, name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

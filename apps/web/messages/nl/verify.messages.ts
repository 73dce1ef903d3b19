export const verifyMessages = {
  'verify.tab': 'Controleer',
  'verify.title': 'Controleren',
  'verify.intro':
    'Uw browser rekent zelf na of wat u in dit plan ziet, precies is wat het logboek zegt, en of dat logboek niet is veranderd. De server wordt daarbij niet op zijn woord geloofd.',
  'verify.start': 'Controleer dit plan',
  'verify.stop': 'Stop',
  'verify.saving': 'Eerst wordt opgeslagen wat u typte…',
  'verify.busy':
    '{count, plural, =0 {Bezig met narekenen…} other {Bezig met narekenen: {count} wijzigingen…}}',
  'verify.unfinished': 'De controle is niet afgemaakt.',
  'verify.failed':
    'Uw browser kon het logboek niet narekenen. Er is daarmee niets gezegd over het plan. Probeer het opnieuw.',
  'verify.sight':
    'Wat u in dit plan mag zien is veranderd. De controle van daarvoor geldt niet meer: controleer opnieuw.',
  'verify.outcome': 'Uitkomst van de controle',
  'verify.right': 'Alles wat u ziet, klopt met het logboek.',
  'verify.right.text':
    'Van {first} tot {last}: {changes, plural, one {# wijziging} other {# wijzigingen}} in {items, plural, one {# onderdeel} other {# onderdelen}}.',
  'verify.right.nothing': 'Er staat nog niets in het logboek dat voor u is.',
  'verify.wrong': '{count, plural, one {Er klopt iets niet.} other {Er kloppen # dingen niet.}}',
  'verify.wrong.do':
    'Verander niets meer in dit plan. Bewaar het bewijsbestand met de knop hieronder. Bel de beheerder van Vangnet in uw organisatie, op een nummer dat u al had, en stem intussen buiten Vangnet af wat er moet gebeuren.',
  'verify.wrong.more': '… en nog {count}.',
  'verify.rev': 'wijziging {rev}',
  'verify.circle': 'Wie er meedoet',
  'verify.unseen': 'Een onderdeel dat niet op uw scherm staat',
  'verify.SHOWN_OTHER': 'op uw scherm staat iets anders dan het logboek zegt.',
  'verify.SHOWN_AHEAD':
    'wat op uw scherm staat, staat niet helemaal in het logboek: er is iets weg.',
  'verify.SHOWN_MISSING': 'wat op uw scherm staat, staat niet in het logboek.',
  'verify.SHOWN_BEHIND':
    'op uw scherm staat iets ouders dan het logboek zegt: wat er daarna kwam, is u niet getoond.',
  'verify.proven': 'Nagerekend',
  'verify.shown':
    '{count, plural, one {# veld of onderdeel op uw scherm is} other {# velden en onderdelen op uw scherm zijn}} letter voor letter wat het logboek geeft.',
  'verify.chain':
    '{count, plural, one {# wijziging is} other {# wijzigingen zijn}} door niemand veranderd, verplaatst of weggehaald: elke sluit aan op de vorige.',
  'verify.checkpoint':
    '{count, plural, one {# wijziging is} other {# wijzigingen zijn}} bekrachtigd tot {at}, met een sleutel die uw browser vertrouwt. Daarna kan niemand er nog ongemerkt aan komen.',
  'verify.witnesses':
    '{count, plural, one {# getuige van een partnerorganisatie heeft} other {# getuigen van partnerorganisaties hebben}} dat medeondertekend.',
  'verify.receipts':
    '{count, plural, one {# veld dat u hier zelf wijzigde staat} other {# velden die u hier zelf wijzigde staan}} er zoals de server het u bevestigde.',
  'verify.unproven': 'Niet na te rekenen',
  'verify.noCheckpoint':
    'Er is nog niets bekrachtigd dat u kan worden getoond. Dat gebeurt binnen enkele minuten: controleer daarna nog eens.',
  'verify.noKeys': 'Handtekeningen zijn niet nagekeken: deze server noemt geen sleutel.',
  'verify.unconfirmed':
    '{count, plural, one {# wijziging is zo nieuw dat die nog niet bekrachtigd is} other {# wijzigingen zijn zo nieuw dat zij nog niet bekrachtigd zijn}}. Dat gebeurt binnen enkele minuten.',
  'verify.restore':
    'Het systeem is op {at} teruggezet naar {until}. Wat daarna is geschreven, kan weg zijn.',
  'verify.goneReceipts':
    '{count, plural, one {# eigen wijziging is} other {# eigen wijzigingen zijn}} daardoor niet bewaard.',
  'verify.closed':
    'Van {count, plural, one {# wijziging} other {# wijzigingen}} krijgt niemand de inhoud te zien, zoals lijsten van betrokkenen. Daarvan is alleen nagerekend dat zij er zijn.',
  'verify.shownUnproven':
    'Van {count, plural, one {# veld} other {# velden}} op uw scherm is de inhoud niet na te rekenen: zij is gesloten, gewist, of van voordat uw organisatie meedeed.',
  'verify.order': 'De volgorde van de onderdelen, en wie er verder in het plan kan kijken.',
  'verify.erased': 'Er is iets gewist. Door wie en wanneer staat in de',
  'verify.save': 'Bewaar het bewijsbestand',
  'verify.late': 'Het logboek wordt niet meer bekrachtigd',
  'verify.late.text':
    'De laatste keer was {at}; dat hoort elke paar minuten te gebeuren. Wat daarna is geschreven, is alleen onderling nagerekend. Zeg dit tegen de beheerder van Vangnet in uw organisatie.',
  'verify.keys': 'Wie uw browser vertrouwt',
  'verify.keys.text':
    'Uw browser onthoudt deze sleutels sinds u hier voor het eerst een plan opende. Vergelijk ze een keer met wat de getuige van uw eigen organisatie noemt: zij moeten letter voor letter gelijk zijn.',
  'verify.keys.signers': 'Ondertekenaar van het logboek',
  'verify.keys.witnesses': 'Getuigen',
  'verify.keys.none': 'Geen.',
  'verify.keys.other': 'De server noemt nu andere sleutels',
  'verify.keys.other.text':
    'Vertrouw ze alleen als de beheerder van Vangnet in uw organisatie heeft gezegd dat de sleutel is vervangen, en u deze tekens met hem of haar hebt vergeleken.',
  'verify.keys.trust': 'Ik heb ze vergeleken: vertrouw deze sleutels',
  'verify.restored': 'Er is een reservekopie teruggezet',
  'verify.restored.look':
    'Kijk na of alles wat u daarna schreef er nog staat, en vul aan wat ontbreekt.',
  'verify.restored.read': 'Gelezen',
  'verify.restored.own':
    '{count, plural, one {# veld dat u daarna wijzigde is} other {# velden die u daarna wijzigde zijn}} niet zo bewaard. Hieronder ziet u het plan zoals u het had: neem over wat u nodig hebt voor u verdergaat.',
  'verify.restored.goOn': 'Verder met het plan zoals het nu is',
  'verify.alarm': 'Het logboek van Vangnet klopt niet met wat deze browser eerder zag',
  'verify.alarm.SHORTER':
    'Het logboek is korter dan het was, en niemand heeft gezegd dat er een reservekopie is teruggezet.',
  'verify.alarm.FORKED': 'Het logboek is een ander geworden: wat er stond, staat er niet meer zo.',
  'verify.alarm.GONE': 'Er was een logboek, en nu is er geen meer.',
  'verify.alarm.KEY':
    'Het logboek is ondertekend met een andere sleutel dan die deze browser kent.',
  'verify.alarm.FORGED': 'De handtekening onder het logboek klopt niet.',
  'verify.alarm.MALFORMED': 'Wat de server als logboek toont, is er geen.',
  'verify.alarm.PLAN':
    'In dit plan staat minder dan u al zag of bevestigd kreeg, en niemand heeft gezegd dat er een reservekopie is teruggezet.',
  'verify.alarm.do':
    'U ziet het plan zoals het laatst op uw scherm stond. U kunt er nu niet in schrijven. Bel de beheerder van Vangnet in uw organisatie, op een nummer dat u al had, en spreek intussen buiten Vangnet af wat er moet gebeuren.',
  'verify.alarm.again': 'Kijk opnieuw',
} as const;

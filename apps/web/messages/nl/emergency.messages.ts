/** De noodknop, en de toets achteraf. */
export const emergencyMessages = {
  'emergency.button': 'Noodknop',
  'emergency.title': 'Noodknop: opvang bereiken',
  'emergency.danger': 'Is er nu gevaar voor iemand? Bel eerst 112.',
  'emergency.text':
    'U ziet ten hoogste een uur hoe u de veiligheidscoördinator van de opvang bereikt. De verblijfplaats blijft verborgen. Een coördinator op deze casus leest uw reden direct; is die er niet, dan leest de functionaris gegevensbescherming van uw organisatie die achteraf. De regievoerder hoort dat de noodknop is gebruikt. Elk gebruik wordt getoetst.',
  'emergency.reason': 'Reden',
  'emergency.reason.hint': 'Wat is er aan de hand? Ten minste 10 tekens. Geen adres.',
  'emergency.press': 'Contact tonen',
  'emergency.contact': 'Zo bereikt u de veiligheidscoördinator',
  'emergency.none': 'De opvang heeft geen contact vastgelegd.',
  'emergency.unread': 'Het contact kan nu niet worden getoond.',
  'emergency.blocked': 'De noodknop werkt nu niet.',
  'emergency.instead':
    'Bel 112 als er nu gevaar is. Bel anders Veilig Thuis, dag en nacht: 0800-2000. Zij kunnen de opvang bereiken.',
  'emergency.left': 'Nog {time} te zien.',
  'emergency.told':
    'Wie op deze casus coördinator of regievoerder is, krijgt bericht dat u de noodknop gebruikt. Het gebruik wordt vastgelegd.',
  'emergency.end': 'Nu afsluiten',
  'emergency.over': 'Het gebruik van de noodknop is afgelopen',
  'emergency.over.text':
    'Het contact is niet meer te zien. Het gebruik wordt getoetst. Is het contact weer nodig, dan kunt u de noodknop opnieuw gebruiken.',
  'emergency.back': 'Terug naar het plan',
  'emergency.again': 'Opnieuw gebruiken',
  'emergency.stuck': 'Lukt het niet met de noodknop?',
  'emergency.running': 'U gebruikt de noodknop, tot {time}',
  'emergency.show': 'Contact tonen',
  'emergency.used': '{who} gebruikte de noodknop, {moment}',
  'emergency.until': 'Uw contact is te zien tot {time}. Daarna kunt u dit toetsen.',
  'emergency.wasUsed': 'De noodknop is gebruikt, {moment}',
  'emergency.wasUsed.text':
    'Een veiligheidscoördinator op deze casus kan lezen waarom. Elk gebruik wordt achteraf getoetst.',
  'emergency.wasUsed.alone':
    'Geen veiligheidscoördinator op deze casus kan lezen waarom. Ga zelf na of er hulp nodig is. De functionaris gegevensbescherming van wie de noodknop gebruikte, toetst het gebruik achteraf.',
  'emergency.flag': 'Noodknop gebruikt',
  'emergency.seen': 'Gezien',
  'review.button': 'Toetsen',
  'review.title': 'Gebruik van de noodknop toetsen',
  'review.text':
    'Was het terecht dat de noodknop is gebruikt? Deze toets kan niet worden overgeslagen, en na het vaststellen niet meer worden gewijzigd.',
  'review.text.standIn':
    'Er staat geen veiligheidscoördinator op de casus. Was het terecht dat uw collega de noodknop gebruikte? Welke casus het is, ziet u niet. Deze toets kan niet worden overgeslagen, en na het vaststellen niet meer worden gewijzigd.',
  'review.verdict': 'Oordeel',
  'review.verdict.JUSTIFIED': 'Terecht',
  'review.verdict.NOT_JUSTIFIED': 'Niet terecht',
  'review.verdict.missing': 'Kies een oordeel.',
  'review.over': 'De toets is al vastgesteld.',
  'review.over.text':
    'Iemand anders stelde de toets vast, of u zelf in een ander venster. Wat u hier schreef, is niet opgeslagen.',
  'review.conclusion': 'Conclusie',
  'review.conclusion.hint': 'Waarom, en wat volgt hieruit? Ten minste 10 tekens.',
  'review.confirm': 'Toets vaststellen',
  'review.open':
    '{count, plural, one {# gebruik van de noodknop is nog niet getoetst} other {# keer gebruik van de noodknop is nog niet getoetst}}',
  'review.of': 'Toetsen: noodknop van {moment}',
  'review.byColleague': '{name} gebruikte de noodknop, {moment}.',
  'review.waits.YOU': 'Er staat geen veiligheidscoördinator op de casus: u toetst dit.',
  'review.waits.END':
    'Er staat geen veiligheidscoördinator op de casus: u toetst dit zodra het gebruik is afgelopen.',
  'review.waits.COORDINATOR': 'De veiligheidscoördinator op de casus toetst dit.',
  'review.waits.OFFICER':
    'Er staat geen veiligheidscoördinator op de casus: een andere functionaris gegevensbescherming van uw organisatie toetst dit.',
  'review.button.of': 'Toetsen: noodknop van {name}, {moment}',
  'review.late': 'te laat',
  'review.error': 'Of er toetsen van de noodknop op u wachten, kon niet worden opgehaald.',
} as const;

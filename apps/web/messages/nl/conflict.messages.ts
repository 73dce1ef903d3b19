/** Belangenverstrengeling: wie een band heeft met een casus, ziet er niets van. */
export const conflictMessages = {
  'conflict.refused': 'Deze pagina is voor functionarissen gegevensbescherming',
  'conflict.refused.text':
    'Wie een persoonlijke band heeft met iemand in een casus, ziet alleen de functionaris van de eigen organisatie.',
  'conflict.title': 'Belangenverstrengeling',
  'conflict.waiting':
    '{count, plural, one {# melding van belangenverstrengeling wacht op u} other {# meldingen van belangenverstrengeling wachten op u}}',
  'conflict.intro':
    'Deze collega’s hebben mogelijk een persoonlijke band met een casus waar zij op staan. Zij zien er niets meer van. Om welke casus het gaat, staat hier niet. Anderen op de casus weten hier niet van: zij zien de collega nog staan tot u dit bevestigt.',
  'conflict.none': 'Er zijn geen meldingen.',
  'conflict.how.MATCH': 'Gevonden door vergelijking',
  'conflict.how.DECLARED': 'Zelf gemeld',
  'conflict.how.NOTED': 'Gevonden na uw notitie van een band',
  'conflict.status.OPEN': 'Nieuw',
  'conflict.status.CONFIRMED': 'Bevestigd',
  'conflict.status.LIFT_ASKED': 'Opheffen gevraagd',
  'conflict.confirm': 'Bevestigen',
  'conflict.confirm.of': 'Bevestigen, {name}',
  'conflict.confirm.text':
    'Niemand ziet {name} daarna nog op de casus staan. Dit kunt u niet zelf terugdraaien: alleen als twee functionarissen samen opheffen, staat {name} er weer op.',
  'conflict.alone': 'Niemand anders van uw organisatie werkt nu aan deze casus.',
  'conflict.handOn': 'Overdragen aan een collega',
  'conflict.handOn.of': 'Overdragen aan een collega, {name}',
  'conflict.handOn.text':
    'De collega komt op de casus te staan. Om welke casus het gaat, hoort u niet. Vraag de collega daarna om na te gaan of alles duidelijk is.',
  'conflict.lift': 'Onterecht',
  'conflict.lift.of': 'Onterecht, {name}',
  'conflict.lift.text':
    'Is dit een naamgenoot? Geef aan hoe u dat weet. Een tweede functionaris van uw organisatie moet instemmen; tot dan blijft de casus dicht.',
  'conflict.lift.reason': 'Hoe u dat weet',
  'conflict.lift.send': 'Opheffen vragen',
  'conflict.lift.asked': '{by} vraagt om op te heffen:',
  'conflict.agree': 'Instemmen met opheffen',
  'conflict.agree.of': 'Instemmen met opheffen, {name}',
  'conflict.agree.text':
    'De casus gaat direct weer open voor {name}, en deze overeenkomst wordt niet opnieuw gemeld. Dit kunt u niet terugdraaien.',
  'conflict.tie': 'Band van een collega noteren',
  'conflict.tie.text':
    'Met wie heeft een collega een persoonlijke band? Naam en geboortedatum worden omgezet in een code en niet bewaard. Komt deze persoon in een casus voor, dan is die voor uw collega dicht.',
  'conflict.tie.colleague': 'Collega',
  'conflict.tie.send': 'Noteren',
  'conflict.surname': 'Achternaam',
  'conflict.surname.hint': 'De geboortenaam. Voorvoegsels mogen, hoeven niet.',
  'conflict.otherName': 'Andere achternaam',
  'conflict.otherName.hint': 'Bijvoorbeeld die van een partner. Mag leeg blijven.',
  'conflict.bornOn': 'Geboortedatum',
  'conflict.check': 'Controle op belangenverstrengeling',
  'conflict.check.of': 'Controle op belangenverstrengeling, {item}',
  'conflict.check.text':
    'Naam en geboortedatum worden omgezet in een code en niet bewaard. Daarmee zoekt het systeem of iemand die hier werkt dezelfde persoon is. De uitkomst ziet u niet: die gaat alleen naar de functionaris gegevensbescherming van die organisatie.',
  'conflict.check.since': 'Eerder ingevoerd: {moment}. Opnieuw invoeren vervangt dit.',
  'conflict.check.done': 'Ingevoerd. De gegevens zijn niet bewaard.',
  'conflict.check.send': 'Controle invoeren',
  'conflict.declare': 'Ik heb een persoonlijke band',
  'conflict.declare.text':
    'Kent u iemand in deze casus persoonlijk? Meld het, dan sluit de casus direct voor u. Alleen de functionaris gegevensbescherming van uw organisatie hoort ervan. U kunt dit niet zelf ongedaan maken.',
  'conflict.declare.confirm': 'Melden en sluiten',
  'staff.title': 'Controle van medewerkers',
  'staff.intro':
    'Per collega voert u eenmalig naam en geboortedatum in. Die worden omgezet in een code en niet bewaard. Zo wordt gevonden wie bij een casus betrokken is waar hij of zij niets van mag zien.',
  'staff.since': 'Ingevoerd op {day}',
  'staff.missing': 'Nog niet ingevoerd',
  'staff.enter': 'Invoeren',
  'staff.enter.of': 'Invoeren, {name}',
  'staff.enter.text':
    'Wat u invoert vervangt wat er eerder stond, en is daarna niet terug te lezen.',
} as const;

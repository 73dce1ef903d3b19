/** Functies, vervangers en overdracht; en organisaties, voor de platformbeheerder. */
export const administrationMessages = {
  'people.refused': 'Deze pagina is voor beheerders',
  'people.refused.text':
    'Vraag een beheerder van uw organisatie om iets voor een collega te regelen.',
  'people.administrator.note':
    'Nodigt collega’s uit, geeft functies en blokkeert accounts. Krijgt geen toegang tot casussen.',
  'people.functions': 'Functies',
  'people.functions.of': 'Functies: {name}',
  'people.functions.text':
    'Een functie geeft rechten of taken. Alleen beheerders van uw organisatie zien wie welke functie heeft. Een wijziging geldt direct.',
  'people.functions.save': 'Functies opslaan',
  'people.functions.take':
    'U neemt {name} af: {functions}. Dat geldt zodra u opslaat, ook in wat nu open staat.',
  'personFunction.SAFETY_COORDINATOR': 'Veiligheidscoördinator',
  'personFunction.SAFETY_COORDINATOR.note':
    'Legt vast waar iemand veilig verblijft, en is bereikbaar via de noodknop.',
  'personFunction.HONOUR_EXPERT': 'Deskundige eergerelateerd geweld',
  'personFunction.HONOUR_EXPERT.note': 'Werkt in het onderdeel over eergerelateerd geweld.',
  'personFunction.HONOUR_CONTACT': 'Aanspreekpunt eergerelateerd geweld',
  'personFunction.HONOUR_CONTACT.note': 'Werkt in het onderdeel over eergerelateerd geweld.',
  'personFunction.PRIVACY_OFFICER': 'Functionaris gegevensbescherming',
  'personFunction.PRIVACY_OFFICER.note':
    'Leest het auditlog van uw organisatie en handelt belangenverstrengeling af.',
  'personFunction.CASE_INTAKE': 'Casusintake',
  'personFunction.CASE_INTAKE.note':
    'Beantwoordt verzoeken tot deelname en zet collega’s op een casus.',
  'personFunction.SAFEGUARDING_LEAD': 'Aandachtsfunctionaris',
  'personFunction.SAFEGUARDING_LEAD.note':
    'Aanspreekpunt voor collega’s met een vermoeden. Geeft geen extra rechten.',
  'people.deputy': 'Vervanger',
  'people.deputy.of': 'Vervanger: {name}',
  'people.deputy.is': 'Vervanger: {name}',
  'people.deputy.none': 'Geen vervanger',
  'people.deputy.text':
    'De vervanger krijgt hiermee geen toegang tot casussen. Bij een overdracht wordt deze collega voorgesteld.',
  'people.deputy.save': 'Vervanger opslaan',
  'people.isDeputy': 'vervanger',
  'people.handOver': 'Overdragen en blokkeren',
  'people.handOver.of': 'Overdragen en blokkeren: {name}',
  'people.handOver.cases':
    '{name} staat op {cases, plural, =0 {geen enkele casus} one {# casus} other {# casussen}}.',
  'people.handOver.text':
    '{name} wordt direct overal afgemeld en kan zich niet meer aanmelden. Daarna komt de opvolger in de plaats op elke casus, ook als regievoerder en in afspraken die nog lopen. Dit kunt u niet terugdraaien.',
  'people.handOver.text.none':
    '{name} wordt direct overal afgemeld en kan zich niet meer aanmelden. Dit kunt u niet terugdraaien.',
  'people.handOver.lost':
    'Wat alleen aan {name} op naam is getoond, ziet de opvolger niet. Vraag {name} dit eerst te delen.',
  'people.handOver.send': 'Overdragen en blokkeren',
  'people.handOver.begun': 'De overdracht is nog niet klaar.',
  'people.handOver.done':
    '{name} is geblokkeerd. {cases, plural, =0 {Er was niets over te dragen.} one {# casus is overgedragen.} other {# casussen zijn overgedragen.}}',
  'people.handOver.left':
    '{left, plural, one {# casus is} other {# casussen zijn}} nog niet overgedragen',
  'people.handOver.left.text':
    'De persoon is wel geblokkeerd. Kies opnieuw “Overdragen en blokkeren” om verder te gaan; wat al is overgedragen blijft zo.',
  'people.successor': 'Opvolger',
  'people.successor.none': 'Er is geen collega die kan overnemen',
  'organisations.title': 'Organisaties',
  'organisations.intro':
    'U beheert welke organisaties meedoen. Casussen, plannen en medewerkers van organisaties ziet u niet.',
  'organisations.refused': 'Deze pagina is voor platformbeheerders',
  'organisations.refused.text': 'Zoekt u iemand van uw eigen organisatie? Vraag uw beheerder.',
  'organisations.search': 'Zoeken op naam',
  'organisations.empty': 'Er zijn nog geen organisaties',
  'organisations.empty.text': 'Voeg hieronder de eerste toe.',
  'organisations.none': 'Geen organisatie gevonden',
  'organisations.none.text': 'Zoek op een ander deel van de naam.',
  'organisations.more': 'Meer organisaties',
  'organisations.over': 'Gedeactiveerd',
  'organisations.unmanaged': 'Nog geen beheerder',
  'organisations.rename': 'Naam wijzigen',
  'organisations.rename.of': 'Naam wijzigen: {name}',
  'organisations.rename.save': 'Naam opslaan',
  'organisations.invite': 'Beheerder uitnodigen',
  'organisations.invite.of': 'Beheerder uitnodigen: {name}',
  'organisations.invite.text':
    'De eerste beheerder nodigt daarna zelf collega’s uit. Zolang de uitnodiging niet is gebruikt, kunt u met hetzelfde e-mailadres een nieuwe maken.',
  'organisations.deactivate': 'Deactiveren',
  'organisations.deactivate.of': 'Deactiveren: {name}',
  'organisations.deactivate.text':
    'Dit is definitief: deactiveren kunt u niet terugdraaien. Alle medewerkers worden direct afgemeld en kunnen zich niet meer aanmelden; open uitnodigingen werken niet meer. De organisatie wordt voor geen casus meer uitgenodigd. In casussen waaraan zij deelneemt, staat zij als “niet meer actief” tot de deelname daar wordt beëindigd. Wat alleen aan deze organisatie is getoond, krijgt niemand anders te zien.',
  'organisations.new': 'Organisatie toevoegen',
  'organisations.name': 'Naam',
  'organisations.type': 'Soort organisatie',
  'organisations.add': 'Toevoegen',
  'organisations.added': '{name} is toegevoegd',
} as const;

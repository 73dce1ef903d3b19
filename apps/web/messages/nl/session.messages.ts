/** Signing in and out, the frame around every screen, and the settings. */
export const sessionMessages = {
  'form.missing': 'Vul nog in: {fields}.',
  'form.dateUnfit': 'U typte {typed}. Deze datum bestaat niet, of is niet volledig.',
  'form.birthDateUnfit':
    'U typte {typed}. Dit is geen geboortedatum: de dag bestaat niet, is niet volledig, ligt vóór 1900 of moet nog komen.',
  'form.emailUnfit': 'Dit is geen e-mailadres. Een goed adres is bijvoorbeeld naam@organisatie.nl.',
  'app.name': 'Vangnet',
  'app.skip': 'Naar de inhoud',
  'app.loading': 'Bezig met laden…',
  'app.unreached': 'De server is niet te bereiken',
  'app.unreached.text': 'Wat u ziet, kan inmiddels veranderd zijn.',
  'app.retry': 'Opnieuw proberen',
  'form.tooShort': 'Schrijf ten minste {least} tekens.',
  'app.busy': 'Even geduld…',
  'app.close': 'Sluiten',
  'app.cancel': 'Annuleren',
  'app.notFound': 'Deze pagina bestaat niet',
  'app.notFound.text': 'Controleer het adres, of ga naar de lijst met plannen.',
  'app.fault': 'Er ging iets mis',
  'app.fault.text':
    'Deze pagina kan nu niet worden getoond. Ververs de pagina of probeer het later opnieuw.',

  'demo.banner': 'Demonstratie: alles hier is verzonnen. Voer geen echte gegevens in.',

  'exit.button': 'Verlaat deze pagina snel',
  'exit.short': 'Snel weg',
  'exit.hint': 'of druk 3 keer op Shift',
  'exit.leaving': 'Pagina wordt verlaten.',
  'exit.pressed':
    'Shift, {count, plural, =1 {nog 2 keer drukken om te verlaten} other {nog 1 keer drukken om te verlaten}}.',
  'exit.timedOut': 'Snel verlaten is niet gebruikt.',

  'signIn.title': 'Aanmelden',
  'signIn.demo': 'Kies wie u bent',
  'signIn.demo.text':
    'Open de links in verschillende vensters om het plan met meerdere organisaties tegelijk te bewerken.',
  'signIn.as': 'Aangemeld als',
  'signIn.out': 'Afmelden',
  'signIn.ended': 'U bent afgemeld',
  'signIn.ended.text':
    'Uw sessie is beëindigd: u bent afgemeld, de sessie is verlopen, of iemand meldde zich aan in deze browser.',
  'signIn.ended.unsent':
    'Deze tekst is nog niet opgeslagen. Kopieer wat u wilt bewaren voordat u verdergaat.',
  'signIn.ended.kept':
    'Wat u in dit venster typte, wordt weer zichtbaar als u zich in een ander tabblad opnieuw aanmeldt.',
  'signIn.again.tab': 'Opnieuw aanmelden in een nieuw tabblad',
  'signIn.again': 'Opnieuw aanmelden',

  'settings.title': 'Instellingen',
  'settings.language': 'Taal',
  'settings.language.nl': 'Nederlands',
  'settings.language.en': 'English',
  'settings.editor': 'Tekstvelden',
  'settings.editor.live': 'Live: u ziet waar anderen typen',
  'settings.editor.plain': 'Eenvoudig: gewone tekstvelden, bijvoorbeeld voor hulpsoftware',
  'settings.editor.hint': 'In beide standen wordt alles direct opgeslagen en gedeeld.',

  'plans.title': 'Mijn plannen',
  'plans.intro': 'Veiligheidsplannen waarop u op naam staat.',
  'plans.empty': 'U staat nog niet op naam in een plan',
  'plans.empty.text': 'Zodra uw organisatie u op een casus zet, staat het plan hier.',
  'plans.empty.platform': 'Er zijn hier geen plannen voor u',
  'plans.empty.platform.text':
    'Als platformbeheerder beheert u welke organisaties meedoen. U komt niet op een casus te staan.',
  'plans.error': 'De lijst met plannen kon niet worden opgehaald.',
  'plans.more': 'Meer plannen tonen',
  'plans.director': 'Regievoerder',
  'plans.noDirector': 'nog niet vastgelegd',
  'plans.organisations': 'Organisaties',
  'plans.complete': '{complete, number} van {total, number} planonderdelen volledig',
} as const;

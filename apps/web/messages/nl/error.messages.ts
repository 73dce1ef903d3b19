/** What the screen says for each refusal. Nothing here tells what the reader may not see. */
export const errorMessages = {
  'error.ABSENT': 'Dit is niet (meer) beschikbaar.',
  'error.NOT_ALLOWED': 'U kunt dit hier niet doen.',
  'error.MALFORMED':
    'De wijziging is niet goed aangekomen en daarom niet opgeslagen. Ververs de pagina en probeer het opnieuw.',
  'error.OPERATION_UNKNOWN':
    'Deze pagina is van een eerdere versie van Vangnet. Ververs de pagina.',
  'error.LAST_ORGANISATION':
    'Uw organisatie is de enige met iemand op deze casus. Nodig eerst een andere organisatie uit, anders kan niemand er meer bij. Een concept kunt u weggooien.',
  'error.PAST_TOO_WIDE':
    'U kunt een andere organisatie niet meer van het verleden laten zien dan uw eigen organisatie ziet.',
  'error.OP_UNKNOWN':
    'Deze versie van de pagina is verouderd. Ververs de pagina en probeer het opnieuw.',
  'error.OP_ID_TAKEN': 'De wijziging is niet opgeslagen. Probeer het opnieuw.',
  'error.CLOCK_SKEW':
    'De klok van dit apparaat wijkt te veel af. Zet datum en tijd goed en probeer het opnieuw.',
  'error.STALE': 'Iemand anders heeft dit intussen gewijzigd.',
  'error.STREAM_CLOSED':
    'Intussen is gewijzigd wie dit onderdeel ziet. Uw tekst is niet opgeslagen. Bekijk wie het nu ziet en plaats de tekst daarna zo nodig opnieuw.',
  'error.REV_AHEAD':
    'Dit scherm loopt niet gelijk met de server. De laatste tekst wordt opnieuw opgehaald.',
  'error.CHANGES_UNFIT':
    'De wijziging past niet op de tekst die er nu staat. Kopieer uw tekst en plaats deze opnieuw.',
  'error.TEXT_INVALID': 'De tekst bevat tekens die niet kunnen worden opgeslagen.',
  'error.TEXT_TOO_LONG': 'De tekst is te lang voor dit veld.',
  'error.VALUE_INVALID': 'Deze waarde past niet in dit veld.',
  'error.VALUE_INVALID.field':
    'Wat u bij {field} invulde, kan daar niet staan. Er staan tekens in die niet kunnen, of geen letters.',
  'error.TRANSITION_REFUSED': 'Deze stap kan niet vanuit de huidige status.',
  'error.ITEM_REMOVED': 'Dit onderdeel is verwijderd. Zet het eerst terug.',
  'error.ITEM_PRESENT': 'Dit onderdeel staat al in het plan.',
  'error.AUDIENCE_INVALID':
    'Deze keuze kan niet: u moet het zelf blijven zien, en alleen wie deelneemt aan de casus kan worden gekozen.',
  'error.CASE_CLOSED': 'De casus is gesloten. U kunt het plan nog lezen, maar niet meer wijzigen.',
  'error.CASE_NOT_ARCHIVED': 'Een casus kan pas worden gewist als die gearchiveerd is.',
  'error.ERASURE_OVER': 'Over dit verzoek is al beslist, of de termijn is voorbij.',
  'error.ERASURE_PENDING': 'Hier loopt al een wissing. Wacht die af of draai die eerst terug.',
  'error.LEGAL_HOLD':
    'Een organisatie houdt deze casus vast. Zolang dat duurt wordt er niets van gewist.',
  'error.NOT_DUE':
    'Niet alles is (nog) langer bewaard dan de termijn. Er is iets gewijzigd, of de termijn is een andere. Vraag het zo nodig opnieuw.',
  'error.HOLD_STANDS': 'Uw organisatie houdt deze casus al vast.',
  'error.CASE_NOT_ACTIVE':
    'De casus is nog een concept. Maak de casus eerst actief en nodig daarna uit.',
  'error.BASIS_REFUSED': 'Deze grondslag past hier niet. Kies een andere grondslag.',
  'error.CONSENT_INCOMPLETE':
    'Vul in wiens toestemming dit is, sinds wanneer en tot wanneer. De toestemming moet vandaag gelden.',
  'error.REASON_NEEDED': 'Vul een reden in.',
  'error.REPORT_NEEDED': 'Vul van de nieuwe melding de datum in en van wie deze komt.',
  'error.DATE_PASSED': 'Kies een datum die nog niet voorbij is, en een einde na het begin.',
  'error.ORGANISATION_IN_CASE': 'Deze organisatie is al uitgenodigd of neemt al deel.',
  'error.ORGANISATION_NOT_IN_CASE': 'Deze organisatie neemt niet deel aan de casus.',
  'error.INVITATION_OVER': 'Deze uitnodiging is al beantwoord of ingetrokken.',
  'error.PERSON_IN_CASE': 'Deze persoon staat al op de casus.',
  'error.LAST_PERSON':
    'Dit is de laatste persoon van uw organisatie op de casus. Zet eerst een collega op de casus, of laat uw organisatie vertrekken.',
  'error.DIRECTOR_STAYS': 'De regievoerder draagt de regie eerst over.',
  'error.DIRECTOR_MISSING': 'Vul eerst een regievoerder in die op de casus staat.',
  'error.DIRECTION_NOT_OPEN':
    'Laat dit voorstel eerst aan de hele casus zien: wie de regie heeft, moet iedereen weten.',
  'error.DIRECTION_NEEDS_OTHER':
    'Een regievoerder komt er met twee mensen, van twee organisaties als het kan: de een vult regievoerder en vervanger in, de ander bevestigt. Een van beiden wordt de regievoerder.',
  'error.DIRECTION_LED':
    'Er is een regievoerder: alleen die of de vervanger verandert dit. Overdragen gaat met een nieuw voorstel: de een stelt voor, de ander bevestigt.',
  'error.TOO_MANY_ITEMS':
    'Uw organisatie heeft in dit planonderdeel het hoogste aantal onderdelen bereikt.',
  'error.EARLIER_REFUSED':
    'Een eerdere wijziging is geweigerd. Daarom is deze ook niet opgeslagen.',
  'error.RATE_LIMITED':
    'Er komt te veel tegelijk binnen. Wacht even; daarna gaat het vanzelf verder.',
  'error.FRAME_TOO_LARGE':
    'De wijziging is te groot om in één keer op te slaan. Plaats de tekst in kleinere delen.',
  'error.UNAUTHENTICATED': 'U bent niet aangemeld.',
  'error.RIGHTS_CHANGED': 'Uw rechten zijn gewijzigd. De verbinding begint opnieuw.',
  'error.SESSION_ENDED': 'Uw sessie is beëindigd. Meld u opnieuw aan.',
  'error.SIGN_IN_REFUSED': 'Deze combinatie van e-mailadres en wachtwoord klopt niet.',
  'error.SIGN_IN_EXPIRED':
    'Het aanmelden duurde te lang of er zijn te veel pogingen gedaan. Begin opnieuw met uw wachtwoord.',
  'error.CODE_REFUSED':
    'Deze code klopt niet of is al gebruikt. Wacht op de volgende code en probeer het opnieuw.',
  'error.STEP_UP_NEEDED': 'Bevestig eerst opnieuw dat u het bent.',
  'error.PASSKEY_REFUSED':
    'Deze passkey werkt hier niet. Probeer het opnieuw of gebruik een andere manier.',
  'error.SIGN_ON_UNKNOWN': 'Voor dit e-mailadres is geen aanmelding via een organisatie ingesteld.',
  'error.SIGN_ON_REFUSED':
    'Aanmelden via uw organisatie is niet gelukt. Probeer het opnieuw of vraag de beheerder.',
  'error.PASSWORD_TOO_SHORT': 'Het wachtwoord is te kort. Gebruik ten minste 12 tekens.',
  'error.PASSWORD_COMMON':
    'Dit wachtwoord is te makkelijk te raden. Kies een ander wachtwoord, bijvoorbeeld een zin.',
  'error.SUCCESSOR_NEEDED': 'Kies wie de casussen overneemt.',
  'error.NAME_TAKEN': 'Er is al een organisatie met deze naam.',
  'error.LOGIN_TAKEN': 'Dit e-mailadres heeft al een account.',
  'error.ORIGIN_REFUSED': 'Deze pagina mag geen verbinding maken met het plan.',
  'error.UNAVAILABLE': 'De server is even niet bereikbaar. Er wordt vanzelf opnieuw geprobeerd.',
  'error.CURSOR_INVALID': 'De lijst is verouderd. Ververs de pagina.',
  'error.FAULT': 'Er ging iets mis. Probeer het later opnieuw.',
} as const;

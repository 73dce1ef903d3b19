/** Signing in with an account of one's own, and accepting an invitation. */
export const accountMessages = {
  'signIn.login': 'E-mailadres',
  'signIn.password': 'Wachtwoord',
  'signIn.next': 'Verder',
  'signIn.help':
    'Wachtwoord of authenticator kwijt? Vraag de beheerder van uw organisatie om herstel.',
  'signIn.code.title': 'Bevestig dat u het bent',
  'signIn.code': 'Code',
  'signIn.code.hint': 'De 6 cijfers uit uw authenticator-app, of een van uw herstelcodes.',
  'signIn.unavailable': 'De server is even niet bereikbaar. Probeer het zo opnieuw.',
  'signIn.malformed': 'Vul alle velden in en probeer het opnieuw.',
  'invitation.title': 'Account instellen',
  'invitation.intro':
    'Welkom, {name}. U krijgt toegang namens {organisation}. Stel een wachtwoord en een tweede stap in.',
  'invitation.over': 'Deze uitnodiging werkt niet meer',
  'invitation.over.text':
    'De uitnodiging is al gebruikt, verlopen of vervangen. Vraag de beheerder van uw organisatie om een nieuwe.',
  'invitation.password': '1. Wachtwoord',
  'invitation.login': 'U meldt zich aan met {login}.',
  'invitation.newPassword': 'Nieuw wachtwoord',
  'invitation.newPassword.hint':
    'Ten minste {length} tekens. Een zin die u goed onthoudt is sterk genoeg.',
  'invitation.factor': '2. Authenticator-app',
  'invitation.factor.text':
    'Scan deze code met een authenticator-app op uw telefoon of computer. De app toont daarna elke 30 seconden een nieuwe code van 6 cijfers.',
  'invitation.qr': 'QR-code voor uw authenticator-app; de sleutel staat ernaast als tekst',
  'invitation.secret': 'Kunt u niet scannen? Voer dan deze sleutel in:',
  'invitation.code': 'Code uit de app',
  'invitation.accept': 'Account instellen en aanmelden',
  'invitation.done': 'Uw account is klaar',
  'invitation.codes': 'Herstelcodes',
  'invitation.codes.text':
    'Bewaar deze herstelcodes op een veilige plek, niet op hetzelfde apparaat. Met elk ervan kunt u zich één keer aanmelden zonder authenticator. Ze worden nu voor het laatst getoond.',
  'invitation.codes.kept': 'Ik heb ze bewaard',

  'account.title': 'Mijn account',
  'sessions.title': 'Waar u bent aangemeld',
  'sessions.text':
    'Herkent u een apparaat niet? Beëindig dan de sessie en waarschuw de beheerder van uw organisatie.',
  'sessions.device': '{browser} op {system}',
  'sessions.unknown': 'Onbekend apparaat',
  'sessions.begun': 'Aangemeld: {at}',
  'sessions.seen': 'Laatst actief: {at}',
  'sessions.this': 'Deze sessie',
  'sessions.end': 'Beëindigen',
  'sessions.end.of': 'Sessie beëindigen: {name}',
  'sessions.end.text':
    'Dat apparaat wordt direct afgemeld. Wat daar nog niet is opgeslagen, gaat verloren als niemand het overneemt.',
  'sessions.endOthers': 'Alle andere sessies beëindigen',

  'sessions.endOthers.text':
    'U wordt direct afgemeld op alle andere apparaten. Wat daar nog niet is opgeslagen, gaat verloren als niemand het overneemt.',
  'signIn.passkey': 'Aanmelden met een passkey',
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'Met een passkey meldt u zich aan met uw vingerafdruk, gezicht of pincode, zonder wachtwoord en code.',
  'passkeys.none': 'U hebt nog geen passkeys.',
  'passkeys.added': 'Toegevoegd: {at}',
  'passkeys.used': 'Laatst gebruikt: {at}',
  'passkeys.remove': 'Verwijderen',
  'passkeys.remove.of': 'Passkey verwijderen: {name}',
  'passkeys.remove.text':
    'U kunt zich hiermee niet meer aanmelden. Terughalen kan niet; wel kunt u een nieuwe passkey toevoegen.',
  'passkeys.add': 'Passkey toevoegen',
  'passkeys.name': 'Naam',
  'passkeys.name.hint': 'Zo herkent u deze passkey, bijvoorbeeld “Werktelefoon”.',

  'signIn.wait':
    'Er zijn te veel pogingen gedaan. Probeer het over {minutes, plural, one {# minuut} other {# minuten}} opnieuw.',
  'stepUp.title': 'Bevestig dat u het bent',
  'stepUp.text': 'Voor deze stap vragen we opnieuw om uw code of passkey.',
  'stepUp.confirm': 'Bevestigen',
  'stepUp.passkey': 'Bevestigen met een passkey',

  'people.title': 'Medewerkers van uw organisatie',
  'people.administrator': 'Beheerder',
  'people.status.INVITED': 'Uitgenodigd',
  'people.status.ACTIVE': 'Actief',
  'people.status.BLOCKED': 'Geblokkeerd',
  'people.invite': 'Opnieuw uitnodigen',
  'people.invite.of': 'Opnieuw uitnodigen: {name}',
  'people.block': 'Blokkeren',
  'people.block.of': 'Blokkeren: {name}',
  'people.block.text':
    'Alle sessies van deze persoon worden direct beëindigd. De persoon kan zich niet meer aanmelden. Dit kunt u niet terugdraaien.',
  'people.recover': 'Herstel starten',
  'people.recover.of': 'Herstel starten: {name}',
  'people.recover.text':
    'Een tweede persoon van uw organisatie moet het herstel bevestigen, op de pagina “Mijn account”. Daarna werken wachtwoord, authenticator en passkeys van deze persoon niet meer en krijgt u een nieuwe uitnodiging.',
  'people.link': 'De uitnodiging staat klaar',
  'people.link.text':
    'Geef deze link persoonlijk door. De link werkt één keer, binnen 72 uur, en wordt alleen nu getoond.',
  'people.new': 'Iemand uitnodigen',
  'people.new.send': 'Uitnodiging maken',
  'people.name': 'Naam',
  'people.function': 'Functie',
  'recovery.title': 'Herstel van accounts',
  'recovery.text':
    'Bevestig een herstel alleen als u de persoon zelf hebt gesproken. Vertrouwt u het niet? Annuleer het dan en meld het binnen uw organisatie.',
  'recovery.of': 'Herstel voor {person}',
  'recovery.begun': 'Gestart door {startedBy}, {at}',
  'recovery.confirmed': 'Bevestigd. De beheerder kan de uitnodiging ophalen.',
  'recovery.confirm': 'Bevestigen',
  'recovery.confirm.text':
    'Wachtwoord, authenticator, herstelcodes en passkeys van {person} werken direct niet meer, en alle sessies eindigen. Dit kunt u niet terugdraaien.',
  'recovery.invite': 'Uitnodiging tonen',
  'recovery.cancel': 'Herstel annuleren',

  'recovery.cancel.text':
    'Het herstel voor {person} stopt. Is het toch nodig, dan begint een beheerder opnieuw.',
  'signOn.title': 'Via uw organisatie',
  'signOn.login': 'E-mailadres van uw werk',
  'signOn.next': 'Verder naar uw organisatie',
} as const;

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
  'sessions.text': 'Herkent u een apparaat niet? Beëindig dan de sessie en waarschuw de beheerder van uw organisatie.',
  'sessions.device': '{browser} op {system}',
  'sessions.unknown': 'Onbekend apparaat',
  'sessions.begun': 'Aangemeld: {at}',
  'sessions.seen': 'Laatst actief: {at}',
  'sessions.this': 'Deze sessie',
  'sessions.end': 'Beëindigen',
  'sessions.end.of': 'Sessie beëindigen: {name}',
  'sessions.endOthers': 'Alle andere sessies beëindigen',
} as const;

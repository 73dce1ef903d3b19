export const accountMessages = {
  'signIn.login': 'E-mail address',
  'signIn.password': 'Password',
  'signIn.next': 'Continue',
  'signIn.help':
    'Lost your password or authenticator? Ask the administrator of your organisation for recovery.',
  'signIn.code.title': 'Confirm that it is you',
  'signIn.code': 'Code',
  'signIn.code.hint': 'The 6 digits of your authenticator app, or one of your recovery codes.',
  'signIn.unavailable': 'The server cannot be reached right now. Try again in a moment.',
  'signIn.malformed': 'Fill in every field and try again.',
  'invitation.title': 'Set up your account',
  'invitation.intro':
    'Welcome, {name}. You get access on behalf of {organisation}. Set a password and a second step.',
  'invitation.over': 'This invitation no longer works',
  'invitation.over.text':
    'The invitation was used, has expired or was replaced. Ask the administrator of your organisation for a new one.',
  'invitation.password': '1. Password',
  'invitation.login': 'You sign in with {login}.',
  'invitation.newPassword': 'New password',
  'invitation.newPassword.hint':
    'At least {length} characters. A sentence that you remember well is strong enough.',
  'invitation.factor': '2. Authenticator app',
  'invitation.factor.text':
    'Scan this code with an authenticator app on your phone or computer. The app then shows a new code of 6 digits every 30 seconds.',
  'invitation.qr': 'QR code for your authenticator app; the key stands beside it as text',
  'invitation.secret': 'Cannot scan? Enter this key instead:',
  'invitation.code': 'Code from the app',
  'invitation.accept': 'Set up account and sign in',
  'invitation.done': 'Your account is ready',
  'invitation.codes': 'Recovery codes',
  'invitation.codes.text':
    'Keep these recovery codes in a safe place, not on the same device. With each of them you can sign in once without the authenticator. They are shown for the last time now.',
  'invitation.codes.kept': 'I have kept them',

  'account.title': 'My account',
  'sessions.title': 'Where you are signed in',
  'sessions.text': 'Do you not recognise a device? End the session and tell the administrator of your organisation.',
  'sessions.device': '{browser} on {system}',
  'sessions.unknown': 'Unknown device',
  'sessions.begun': 'Signed in: {at}',
  'sessions.seen': 'Last active: {at}',
  'sessions.this': 'This session',
  'sessions.end': 'End',
  'sessions.end.of': 'End session: {name}',
  'sessions.endOthers': 'End all other sessions',
} as const;

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
  'sessions.text':
    'Do you not recognise a device? End the session and tell the administrator of your organisation.',
  'sessions.device': '{browser} on {system}',
  'sessions.unknown': 'Unknown device',
  'sessions.begun': 'Signed in: {at}',
  'sessions.seen': 'Last active: {at}',
  'sessions.this': 'This session',
  'sessions.end': 'End',
  'sessions.end.of': 'End session: {name}',
  'sessions.end.text':
    'That device is signed out at once. What is not stored there yet is lost unless somebody copies it.',
  'sessions.endOthers': 'End all other sessions',

  'sessions.endOthers.text':
    'You are signed out on all other devices at once. What is not stored there yet is lost unless somebody copies it.',
  'signIn.passkey': 'Sign in with a passkey',
  'passkeys.title': 'Passkeys',
  'passkeys.text':
    'With a passkey you sign in with your fingerprint, face or PIN, without password and code.',
  'passkeys.none': 'You have no passkeys yet.',
  'passkeys.added': 'Added: {at}',
  'passkeys.used': 'Last used: {at}',
  'passkeys.remove': 'Remove',
  'passkeys.remove.of': 'Remove passkey: {name}',
  'passkeys.remove.text':
    'You cannot sign in with it any more. It does not come back; you can add a new passkey.',
  'passkeys.add': 'Add a passkey',
  'passkeys.name': 'Name',
  'passkeys.name.hint': 'What you know it by, for example “Work phone”.',

  'signIn.wait':
    'Too many tries were made. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  'stepUp.title': 'Confirm that it is you',
  'stepUp.text': 'For this step we ask for your code or passkey once more.',
  'stepUp.confirm': 'Confirm',
  'stepUp.passkey': 'Confirm with a passkey',

  'people.title': 'People of your organisation',
  'people.administrator': 'Administrator',
  'people.status.INVITED': 'Invited',
  'people.status.ACTIVE': 'Active',
  'people.status.BLOCKED': 'Blocked',
  'people.invite': 'Invite again',
  'people.invite.of': 'Invite again: {name}',
  'people.block': 'Block',
  'people.block.of': 'Block: {name}',
  'people.block.text':
    'All sessions of this person end at once. The person can no longer sign in. You cannot take this back.',
  'people.recover': 'Start recovery',
  'people.recover.of': 'Start recovery: {name}',
  'people.recover.text':
    'A second person of your organisation has to confirm the recovery, on the page “My account”. After that, password, authenticator and passkeys of this person no longer work and you get a new invitation.',
  'people.link': 'The invitation is ready',
  'people.link.text':
    'Hand this link over in person. It works once, for 72 hours, and is shown for the last time now.',
  'people.new': 'Invite somebody',
  'people.new.send': 'Make an invitation',
  'people.name': 'Name',
  'people.function': 'Function',
  'recovery.title': 'Recovery of accounts',
  'recovery.text':
    'Confirm a recovery only if you have spoken to the person yourself. Do you not trust it? Then cancel it and report it within your organisation.',
  'recovery.of': 'Recovery for {person}',
  'recovery.begun': 'Started by {startedBy}, {at}',
  'recovery.confirmed': 'Confirmed. The administrator can take the invitation.',
  'recovery.confirm': 'Confirm',
  'recovery.confirm.text':
    'Password, authenticator, recovery codes and passkeys of {person} stop working at once, and all sessions end. You cannot take this back.',
  'recovery.invite': 'Show the invitation',
  'recovery.cancel': 'Cancel recovery',

  'recovery.cancel.text':
    'The recovery for {person} stops. Where it is needed after all, an administrator begins anew.',
  'signOn.title': 'Through your organisation',
  'signOn.login': 'E-mail address at work',
  'signOn.next': 'Continue to your organisation',
} as const;

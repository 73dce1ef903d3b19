export const sessionMessages = {
  'form.missing': 'Still to fill in: {fields}.',
  'form.dateUnfit': 'You typed {typed}. This date does not exist, or is not complete.',
  'form.birthDateUnfit':
    'You typed {typed}. This is no date of birth: the day does not exist, is not complete, is before 1900 or has still to come.',
  'form.emailUnfit': 'This is no e-mail address. A good one is for instance name@organisation.nl.',
  'app.name': 'Vangnet',
  'app.skip': 'Skip to content',
  'app.loading': 'Loading…',
  'app.unreached': 'The server cannot be reached',
  'app.unreached.text': 'What you see may have changed meanwhile.',
  'app.retry': 'Try again',
  'form.tooShort': 'Write at least {least} characters.',
  'app.busy': 'One moment…',
  'app.close': 'Close',
  'app.cancel': 'Cancel',
  'app.notFound': 'This page does not exist',
  'app.notFound.text': 'Check the address, or go to the list of plans.',
  'app.fault': 'Something went wrong',
  'app.fault.text': 'This page cannot be shown right now. Reload the page or try again later.',

  'demo.banner': 'Demonstration: everything here is invented. Do not enter real data.',

  'exit.button': 'Leave this page quickly',
  'exit.short': 'Exit',
  'exit.hint': 'or press Shift 3 times',
  'exit.leaving': 'Leaving the page.',
  'exit.pressed':
    'Shift, {count, plural, =1 {press 2 more times to leave} other {press 1 more time to leave}}.',
  'exit.timedOut': 'Quick exit was not used.',

  'signIn.title': 'Sign in',
  'signIn.demo': 'Choose who you are',
  'signIn.demo.text':
    'Open the links in different windows to edit the plan as several organisations at once.',
  'signIn.as': 'Signed in as',
  'signIn.out': 'Sign out',
  'signIn.ended': 'You are signed out',
  'signIn.ended.text':
    'Your session has ended: you signed out, the session expired, or somebody signed in from this browser.',
  'signIn.ended.unsent':
    'This text has not been saved. Copy what you want to keep before you go on.',
  'signIn.ended.kept':
    'What you typed in this window shows again once you have signed in again in another tab.',
  'signIn.again.tab': 'Sign in again in a new tab',
  'signIn.again': 'Sign in again',

  'settings.title': 'Settings',
  'settings.language': 'Language',
  'settings.language.nl': 'Nederlands',
  'settings.language.en': 'English',
  'settings.editor': 'Text fields',
  'settings.editor.live': 'Live: you see where others are typing',
  'settings.editor.plain': 'Simple: plain text fields, for example for assistive technology',
  'settings.editor.hint': 'Either way everything is saved and shared at once.',

  'plans.title': 'My plans',
  'plans.intro': 'Safety plans that you are on by name.',
  'plans.empty': 'You are not on a plan by name yet',
  'plans.empty.text': 'The plan is listed here as soon as your organisation puts you on a case.',
  'plans.empty.platform': 'There are no plans for you here',
  'plans.empty.platform.text':
    'As an administrator of the platform you manage which organisations take part. You cannot be put on a case.',
  'plans.error': 'The list of plans could not be fetched.',
  'plans.more': 'Show more plans',
  'plans.director': 'Case director',
  'plans.noDirector': 'not recorded yet',
  'plans.organisations': 'Organisations',
  'plans.complete': '{complete, number} of {total, number} sections complete',
} as const;

/** Conflicts of interest: whoever has a tie to a case sees nothing of it. */
export const conflictMessages = {
  'conflict.refused': 'This page is for privacy officers',
  'conflict.refused.text':
    'Only the officer of the same organisation sees who has a personal tie to somebody in a case.',
  'conflict.title': 'Conflicts of interest',
  'conflict.waiting':
    '{count, plural, one {# report of a conflict of interest waits for you} other {# reports of conflicts of interest wait for you}}',
  'conflict.intro':
    'These colleagues may have a personal tie to a case that they are on. They see nothing of it any more. Which case it is, is not said here. Others on the case do not know: they see the colleague there until you confirm this.',
  'conflict.none': 'There are no reports.',
  'conflict.how.MATCH': 'Found by comparing',
  'conflict.how.DECLARED': 'Declared by the colleague',
  'conflict.how.NOTED': 'Found after you noted a tie',
  'conflict.status.OPEN': 'New',
  'conflict.status.CONFIRMED': 'Confirmed',
  'conflict.status.LIFT_ASKED': 'To be lifted',
  'conflict.confirm': 'Confirm',
  'conflict.confirm.of': 'Confirm, {name}',
  'conflict.confirm.text':
    'Nobody sees {name} on the case any more. You cannot take this back by yourself: only where two officers lift it together {name} is on it again.',
  'conflict.alone': 'Nobody else of your organisation works on this case now.',
  'conflict.handOn': 'Hand on to a colleague',
  'conflict.handOn.of': 'Hand on to a colleague, {name}',
  'conflict.handOn.text':
    'The colleague is put on the case. You are not told which case it is. Ask the colleague afterwards to check that everything is clear.',
  'conflict.lift': 'Wrong match',
  'conflict.lift.of': 'Wrong match, {name}',
  'conflict.lift.text':
    'Is this a namesake? Say how you know. A second officer of your organisation has to agree; until then the case stays shut.',
  'conflict.lift.reason': 'How you know',
  'conflict.lift.send': 'Ask to lift it',
  'conflict.lift.asked': '{by} asks to lift it:',
  'conflict.agree': 'Agree to lift it',
  'conflict.agree.of': 'Agree to lift it, {name}',
  'conflict.agree.text':
    'The case opens again for {name} at once, and this match is not reported again. You cannot take this back.',
  'conflict.tie': 'Note a colleague’s tie',
  'conflict.tie.text':
    'Whom does a colleague have a personal tie with? Name and date of birth are turned into a code and not kept. Where this person is in a case, it is closed to your colleague.',
  'conflict.tie.colleague': 'Colleague',
  'conflict.tie.send': 'Note',
  'conflict.surname': 'Surname',
  'conflict.surname.hint': 'The birth name. Prefixes may be left out.',
  'conflict.otherName': 'Other surname',
  'conflict.otherName.hint': 'For example that of a partner. May stay empty.',
  'conflict.bornOn': 'Date of birth',
  'conflict.check': 'Check for a conflict of interest',
  'conflict.check.of': 'Check for a conflict of interest, {item}',
  'conflict.check.text':
    'Name and date of birth are turned into a code and not kept. By it the system looks whether somebody who works here is the same person. You do not see what comes of it: that goes to the privacy officer of that organisation alone.',
  'conflict.check.since': 'Entered before: {moment}. Entering again replaces this.',
  'conflict.check.done': 'Entered. What you typed was not kept.',
  'conflict.check.send': 'Enter the check',
  'conflict.declare': 'I have a personal tie',
  'conflict.declare.text':
    'Do you know somebody in this case personally? Say so, and the case is shut to you at once. Only the privacy officer of your organisation hears of it. You cannot undo this yourself.',
  'conflict.declare.confirm': 'Declare and shut',
  'staff.title': 'Checks of staff',
  'staff.intro':
    'Enter name and date of birth once for each colleague. They are turned into a code and not kept. This is how it is found who is involved in a case that they must see nothing of.',
  'staff.since': 'Entered on {day}',
  'staff.missing': 'Not entered yet',
  'staff.enter': 'Enter',
  'staff.enter.of': 'Enter, {name}',
  'staff.enter.text': 'What you enter replaces what stood there before, and cannot be read back.',
} as const;

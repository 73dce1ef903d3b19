export const errorMessages = {
  'error.ABSENT': 'This is not available (any more).',
  'error.NOT_ALLOWED': 'You cannot do this here.',
  'error.MALFORMED':
    'The change did not arrive well and was not saved. Reload the page and try again.',
  'error.OPERATION_UNKNOWN': 'This page is of an earlier version of Vangnet. Reload the page.',
  'error.LAST_ORGANISATION':
    'Your organisation is the only one with somebody on this case. Invite another one first, or nobody could reach it. A draft can be discarded.',
  'error.PAST_TOO_WIDE':
    'You cannot show another organisation more of the past than your own organisation sees.',
  'error.OP_UNKNOWN': 'This version of the page is out of date. Reload the page and try again.',
  'error.OP_ID_TAKEN': 'The change was not saved. Try again.',
  'error.CLOCK_SKEW': 'The clock of this device is too far off. Set date and time and try again.',
  'error.STALE': 'Somebody else changed this in the meantime.',
  'error.STREAM_CLOSED':
    'In the meantime it changed who can see this item. Your text was not saved. Check who can see it now, and place the text again if needed.',
  'error.REV_AHEAD':
    'This screen is out of step with the server. The latest text is being fetched again.',
  'error.CHANGES_UNFIT':
    'The change does not fit the text that stands there now. Copy your text and place it again.',
  'error.TEXT_INVALID': 'The text holds characters that cannot be saved.',
  'error.TEXT_TOO_LONG': 'The text is too long for this field.',
  'error.VALUE_INVALID': 'This value does not fit this field.',
  'error.VALUE_INVALID.field':
    'What you filled in at {field} cannot stand there. It holds characters that cannot be used, or no letters.',
  'error.TRANSITION_REFUSED': 'This step is not possible from the present status.',
  'error.ITEM_REMOVED': 'This item was removed. Restore it first.',
  'error.ITEM_PRESENT': 'This item is in the plan already.',
  'error.AUDIENCE_INVALID':
    'This choice is not possible: you must go on seeing it yourself, and only those who take part in the case can be chosen.',
  'error.CASE_CLOSED': 'The case is closed. You can still read the plan, but no longer change it.',
  'error.CASE_NOT_ARCHIVED': 'A case is erased once it is archived.',
  'error.ERASURE_OVER': 'This request was decided on already, or its term is over.',
  'error.ERASURE_PENDING': 'An erasure is under way here. Wait for it, or undo it first.',
  'error.LEGAL_HOLD': 'An organisation holds this case. Nothing of it is erased meanwhile.',
  'error.NOT_DUE':
    'Not all of it is kept for longer than the term, or not any more. Something was changed, or the term is another one. Ask anew if need be.',
  'error.HOLD_STANDS': 'Your organisation holds this case already.',
  'error.CASE_NOT_ACTIVE':
    'The case is still a draft. Make it active first, and invite after that.',
  'error.BASIS_REFUSED': 'This legal basis does not fit here. Choose another one.',
  'error.CONSENT_INCOMPLETE':
    'Fill in whose consent this is, since when and until when. It must hold today.',
  'error.REASON_NEEDED': 'Fill in a reason.',
  'error.REPORT_NEEDED': 'Fill in the date of the new report and from whom it comes.',
  'error.DATE_PASSED': 'Choose a date that is not over yet, and an end after the begin.',
  'error.ORGANISATION_IN_CASE': 'This organisation is invited or takes part already.',
  'error.ORGANISATION_NOT_IN_CASE': 'This organisation takes no part in the case.',
  'error.INVITATION_OVER': 'This invitation was answered or withdrawn already.',
  'error.PERSON_IN_CASE': 'This person is on the case already.',
  'error.LAST_PERSON':
    'This is the last person of your organisation on the case. Put a colleague on it first, or let your organisation leave.',
  'error.DIRECTOR_STAYS': 'The regievoerder hands over first.',
  'error.DIRECTOR_MISSING': 'First fill in a regievoerder who is on the case.',
  'error.DIRECTION_NOT_OPEN':
    'First show this proposal to the whole case: everyone has to know who directs it.',
  'error.DIRECTION_NEEDS_OTHER':
    'A regievoerder takes two people, of two organisations where possible: one fills in regievoerder and deputy, the other accepts. One of the two becomes the regievoerder.',
  'error.DIRECTION_LED':
    'There is a regievoerder: only they or the deputy change this. Handing over takes a new proposal: one proposes, the other accepts.',
  'error.TOO_MANY_ITEMS':
    'Your organisation has reached the highest number of items in this section.',
  'error.EARLIER_REFUSED': 'An earlier change was refused, so this one was not saved either.',
  'error.RATE_LIMITED': 'Too much is coming in at once. Wait a moment; it goes on by itself.',
  'error.FRAME_TOO_LARGE':
    'The change is too large to be saved at once. Place the text in smaller parts.',
  'error.UNAUTHENTICATED': 'You are not signed in.',
  'error.RIGHTS_CHANGED': 'What you may do has changed. The connection starts again.',
  'error.SESSION_ENDED': 'Your session has ended. Sign in again.',
  'error.SIGN_IN_REFUSED': 'This combination of e-mail address and password is not right.',
  'error.SIGN_IN_EXPIRED':
    'Signing in took too long or too many tries were made. Begin again with your password.',
  'error.CODE_REFUSED':
    'This code is not right or was used before. Wait for the next code and try again.',
  'error.STEP_UP_NEEDED': 'Confirm once more that it is you.',
  'error.PASSKEY_REFUSED': 'This passkey does not work here. Try again or use another way.',
  'error.SIGN_ON_UNKNOWN': 'No organisation signs in with this e-mail address.',
  'error.SIGN_ON_REFUSED':
    'Signing in through your organisation did not work. Try again or ask the administrator.',
  'error.PASSWORD_TOO_SHORT': 'The password is too short. Use at least 12 characters.',
  'error.PASSWORD_COMMON':
    'This password is too easy to guess. Choose another one, for example a sentence.',
  'error.SUCCESSOR_NEEDED': 'Choose who takes the cases over.',
  'error.NAME_TAKEN': 'There is an organisation of this name already.',
  'error.LOGIN_TAKEN': 'This e-mail address has an account already.',
  'error.ORIGIN_REFUSED': 'This page may not connect to the plan.',
  'error.UNAVAILABLE': 'The server cannot be reached right now. It is tried again by itself.',
  'error.CURSOR_INVALID': 'The list is out of date. Reload the page.',
  'error.FAULT': 'Something went wrong. Try again later.',
} as const;

/** The emergency button, and the review afterwards. */
export const emergencyMessages = {
  'emergency.button': 'Emergency',
  'emergency.title': 'Emergency button: reach the shelter',
  'emergency.danger': 'Is somebody in danger now? Call 112 first.',
  'emergency.text':
    'The emergency button shows you how the shelter’s safety coordinator is reached day and night, for an hour at most. The place stays hidden. A coordinator on this case reads your reason at once; without one the privacy officer of your organisation reads it afterwards. The case director is told that the button was used. Every use is reviewed.',
  'emergency.reason': 'Reason',
  'emergency.reason.hint': 'What is going on? At least 10 characters. No address.',
  'emergency.press': 'Show the contact',
  'emergency.contact': 'How to reach the safety coordinator',
  'emergency.none': 'The shelter has left no contact.',
  'emergency.unread': 'The contact cannot be shown now.',
  'emergency.blocked': 'The emergency button does not work now.',
  'emergency.instead':
    'Call 112 if there is danger now. Otherwise call Veilig Thuis, day and night: 0800-2000. They can reach the shelter.',
  'emergency.left': 'Shown for another {time}.',
  'emergency.told':
    'The coordinator and the case director are told that you are using the emergency button. It is recorded.',
  'emergency.end': 'Close now',
  'emergency.over': 'The use of the emergency button is over',
  'emergency.over.text':
    'The contact is not shown any more. The use is reviewed. If you need the contact again, you can use the emergency button again.',
  'emergency.back': 'Back to the plan',
  'emergency.again': 'Use it again',
  'emergency.stuck': 'Is the emergency button not working?',
  'emergency.running': 'You are using the emergency button, until {time}',
  'emergency.show': 'Show the contact',
  'emergency.used': '{who} used the emergency button, {moment}',
  'emergency.until': 'Your contact is shown until {time}. You can review this after that.',
  'emergency.wasUsed': 'The emergency button was used, {moment}',
  'emergency.wasUsed.text':
    'A safety coordinator on this case can read why. Every use is reviewed afterwards.',
  'emergency.wasUsed.alone':
    'No safety coordinator on this case can read why. Find out whether help is needed. The privacy officer of whoever used the button reviews the use afterwards.',
  'emergency.flag': 'Emergency button used',
  'emergency.seen': 'Seen',
  'review.button': 'Review',
  'review.title': 'Review the use of the emergency button',
  'review.text':
    'Was it right that the emergency button was used? This review cannot be skipped, and is not changed once it is concluded.',
  'review.text.standIn':
    'There is no safety coordinator on the case. Was it right that your colleague used the emergency button? Which case it is you do not see. This review cannot be skipped, and is not changed once it is concluded.',
  'review.verdict': 'Verdict',
  'review.verdict.JUSTIFIED': 'Justified',
  'review.verdict.NOT_JUSTIFIED': 'Not justified',
  'review.verdict.missing': 'Choose a verdict.',
  'review.over': 'The review has been concluded already.',
  'review.over.text':
    'Somebody else concluded it, or you yourself in another window. What you wrote here was not stored.',
  'review.conclusion': 'Conclusion',
  'review.conclusion.hint': 'Why, and what follows from it? At least 10 characters.',
  'review.confirm': 'Conclude the review',
  'review.open':
    '{count, plural, one {# use of the emergency button is not reviewed yet} other {# uses of the emergency button are not reviewed yet}}',
  'review.of': 'Review: emergency button of {moment}',
  'review.byColleague': '{name} used the emergency button, {moment}.',
  'review.waits.YOU': 'There is no safety coordinator on the case: you review this.',
  'review.waits.END':
    'There is no safety coordinator on the case: you review this once the use is over.',
  'review.waits.COORDINATOR': 'The safety coordinator on the case reviews this.',
  'review.waits.OFFICER':
    'There is no safety coordinator on the case: another privacy officer of your organisation reviews this.',
  'review.button.of': 'Review: emergency button of {name}, {moment}',
  'review.late': 'late',
  'review.error': 'Whether reviews of the emergency button wait for you could not be fetched.',
} as const;

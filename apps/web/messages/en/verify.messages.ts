export const verifyMessages = {
  'verify.tab': 'Verify',
  'verify.title': 'Verify',
  'verify.intro':
    'Your browser works out by itself whether what you see in this plan is exactly what the log says, and whether that log was changed. It does not take the server’s word for it.',
  'verify.start': 'Verify this plan',
  'verify.stop': 'Stop',
  'verify.saving': 'First what you typed is saved…',
  'verify.busy': '{count, plural, =0 {Working it out…} other {Working it out: {count} changes…}}',
  'verify.unfinished': 'The check was not finished.',
  'verify.failed':
    'Your browser could not work out the log. That says nothing about the plan. Try again.',
  'verify.sight':
    'What you may see in this plan has changed. The check from before does not hold any more: check again.',
  'verify.outcome': 'What came of the check',
  'verify.right': 'Everything that you see is right by the log.',
  'verify.right.text':
    'From {first} to {last}: {changes, plural, one {# change} other {# changes}} in {items, plural, one {# item} other {# items}}.',
  'verify.right.nothing': 'There is nothing in the log yet that is for you.',
  'verify.wrong': '{count, plural, one {Something is wrong.} other {# things are wrong.}}',
  'verify.wrong.do':
    'Change nothing more in this plan. Keep the file of evidence with the button below. Call whoever looks after Vangnet in your organisation, on a number that you had before, and agree outside Vangnet on what has to happen meanwhile.',
  'verify.wrong.more': '… and {count} more.',
  'verify.rev': 'change {rev}',
  'verify.circle': 'Who takes part',
  'verify.unseen': 'An item that is not on your screen',
  'verify.SHOWN_OTHER': 'your screen shows something else than the log says.',
  'verify.SHOWN_AHEAD': 'what your screen shows is not in the log as a whole: something is gone.',
  'verify.SHOWN_MISSING': 'what your screen shows is not in the log.',
  'verify.SHOWN_BEHIND':
    'your screen shows something older than the log says: what came after was not shown to you.',
  'verify.proven': 'Worked out',
  'verify.shown':
    '{count, plural, one {# field or item on your screen is} other {# fields and items on your screen are}} word for word what the log gives.',
  'verify.chain':
    '{count, plural, one {# change was} other {# changes were}} altered, moved or taken away by nobody: each follows on the one before.',
  'verify.checkpoint':
    '{count, plural, one {# change is} other {# changes are}} confirmed until {at}, with a key that your browser trusts. From then on nobody can touch them unnoticed.',
  'verify.witnesses':
    '{count, plural, one {# witness of a partner organisation has} other {# witnesses of partner organisations have}} cosigned that.',
  'verify.receipts':
    '{count, plural, one {# field that you changed here stands} other {# fields that you changed here stand}} there as the server confirmed it to you.',
  'verify.unproven': 'What cannot be worked out',
  'verify.noCheckpoint':
    'Nothing was confirmed yet that can be shown to you. That happens within minutes: check again after that.',
  'verify.noKeys': 'Signatures were not looked at: this server names no key.',
  'verify.unconfirmed':
    '{count, plural, one {# change is} other {# changes are}} so new that they are not confirmed yet. That happens within minutes.',
  'verify.restore':
    'The system was put back on {at} to {until}. What was written after that can be gone.',
  'verify.goneReceipts':
    '{count, plural, one {# change of your own was} other {# changes of your own were}} not kept because of that.',
  'verify.closed':
    'Of {count, plural, one {# change} other {# changes}} nobody gets to see what was said, as with lists of people involved. Of those only that they are there was worked out.',
  'verify.shownUnproven':
    'Of {count, plural, one {# field} other {# fields}} on your screen what it holds cannot be worked out: it is closed, erased, or from before your organisation took part.',
  'verify.order': 'The order of the items, and who else can look into the plan.',
  'verify.erased': 'Something was erased. By whom and when stands in the',
  'verify.save': 'Keep the file of evidence',
  'verify.late': 'The log is not confirmed any more',
  'verify.late.text':
    'The last time was {at}; it should happen every few minutes. What was written after that was only checked against itself. Tell whoever looks after Vangnet in your organisation.',
  'verify.keys': 'Whom your browser trusts',
  'verify.keys.text':
    'Your browser remembers these keys since you first opened a plan here. Compare them once with what the witness of your own organisation names: they must be the same, letter by letter.',
  'verify.keys.signers': 'Signer of the log',
  'verify.keys.witnesses': 'Witnesses',
  'verify.keys.none': 'None.',
  'verify.keys.other': 'The server names other keys now',
  'verify.keys.other.text':
    'Trust them only when whoever looks after Vangnet in your organisation has said that the key was replaced, and you compared these characters with them.',
  'verify.keys.trust': 'I compared them: trust these keys',
  'verify.restored': 'A backup was put back',
  'verify.restored.look':
    'See whether everything that you wrote after that is still there, and add what is missing.',
  'verify.restored.read': 'Read',
  'verify.restored.own':
    '{count, plural, one {# field that you changed after that was} other {# fields that you changed after that were}} not kept like that. Below you see the plan as you had it: take over what you need before you go on.',
  'verify.restored.goOn': 'Go on with the plan as it is now',
  'verify.alarm': 'The log of Vangnet does not fit what this browser saw before',
  'verify.alarm.SHORTER':
    'The log is shorter than it was, and nobody has said that a backup was put back.',
  'verify.alarm.FORKED': 'The log has become another one: what stood there no longer does.',
  'verify.alarm.GONE': 'There was a log, and now there is none.',
  'verify.alarm.KEY': 'The log is signed with another key than the one that this browser knows.',
  'verify.alarm.FORGED': 'The signature under the log does not hold.',
  'verify.alarm.MALFORMED': 'What the server shows as its log is none.',
  'verify.alarm.PLAN':
    'There is less in this plan than you saw or got confirmed before, and nobody has said that a backup was put back.',
  'verify.alarm.do':
    'You see the plan as it last stood on your screen. You cannot write in it now. Call whoever looks after Vangnet in your organisation, on a number that you had before, and agree outside Vangnet on what has to happen meanwhile.',
  'verify.alarm.again': 'Look again',
} as const;

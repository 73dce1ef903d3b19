/** @typedef {import('./words.mjs').Words} Words */

const PARTS = {
  'log-head': 'the log head',
  checkpoint: 'the checkpoint',
  cosignature: 'a cosignature',
  restore: 'a restore',
  'head-proof': 'the proof of a stream',
  seen: 'the proof from an earlier log head',
};

const EVIDENCE = {
  TEXT: 'is not written as it should be',
  LENGTH: 'has the wrong length',
  NAME: 'is something else than it says',
  VALUE: 'says something that cannot be',
  KEY: 'is signed with a key that you do not trust',
  FORGED: 'has a signature that does not hold',
  NOT_IN_LOG: 'does not stand in the log',
  OTHER_LOG: 'belongs to another log',
  OTHER_HEAD: 'belongs to another log head',
  AFTER_LOG: 'is later than the log head',
  ORDER: 'is out of place, or there twice',
  ROOT: 'does not lead to the checkpoint',
  NO_CHECKPOINT: 'is there without a checkpoint',
};

/** @type {Words} */
export const en = {
  parts: PARTS,
  evidence: EVIDENCE,
  faults: {
    NO_RECORD: () => 'This line is no line of an export.',
    FORM: () =>
      'This line is not written as it should be: something was changed, is there twice, or is too much.',
    RECORD_ORDER: () => 'This line is out of place in the file.',
    AFTER_END: () => 'Something stands after the last line.',
    NO_END: () => 'The last line is missing: the file is not whole.',
    DIGEST: () => 'The file was damaged or changed: the digest in its last line does not hold.',
    COUNT: ({ expected, found }) =>
      `The last line says that there are ${expected} changes; there are ${found}.`,
    UNREADABLE: ({ reason }) =>
      `From here on the file cannot be read (${UNREADABLE[String(reason)] ?? reason}).`,
    TIME_BACK: () => 'Time runs back: this change is from before the line above it.',
    LINE_ORDER: () => 'This change is out of place among those of one moment.',
    AFTER_FILE: () => 'This change is later than the moment at which the file was made.',
    REV_AGAIN: ({ expected }) => `This number was there already; change ${expected} belongs here.`,
    REV_GAP: ({ expected }) =>
      `Something is missing here: change ${expected} should have followed.`,
    PREVIOUS: () => 'This change does not follow on the one before it.',
    BEGIN_MISSING: () =>
      'The beginning of this stream is missing, and this reader sees everything from the beginning.',
    GENESIS: () =>
      'This stream did not begin at this item, in this plan or for these readers: it was moved or exchanged.',
    GENESIS_MISSING: () => 'It does not say what this stream is about.',
    GENESIS_AGAIN: () => 'A beginning of a stream stands where none belongs.',
    ACTOR: () => 'Who changed this was altered: the person is not the one that was committed to.',
    BODY: () => 'The content was altered: it is not what was committed to.',
    HASH: () =>
      'This change was altered: moment, kind, organisation or another of its fixed fields does not hold.',
    BROKEN: () =>
      'The content could not be read when the file was made: what the database holds was damaged or altered.',
    HALF_ERASED: () => 'Half of this change is said to be erased. That cannot be.',
    CLOSED: () => 'This content is closed, and should be open.',
    VEIL: () => 'Something stands open in the content that should be closed.',
    KIND: () => 'There is no change of this kind.',
    FORMAT: () => 'There is no change in this form.',
    EVIDENCE: ({ part, code }) => `${capital(PARTS, part)} ${lookUp(EVIDENCE, code)}.`,
    HEAD_ORDER: () => 'The proofs of the streams are out of order, or one is there twice.',
    HEAD_OF_OTHER: () => 'This is the proof of a stream that is not in this file.',
    HEAD_MISSING: () => 'The proof of this stream at the checkpoint is missing.',
    CUT: ({ expected, found }) =>
      `Something is gone: at the checkpoint this stream had ${expected} changes, in the file it has ${found} by then.`,
    ADDED: ({ expected, found }) =>
      `Something was added: at the checkpoint this stream had ${expected} changes, in the file it has ${found} by then.`,
    REWRITTEN: () => 'This stream was rewritten: something else stood there at the checkpoint.',
    KEY_IDS: () => 'The keys in the header are not those of the signatures in the file.',
    WITNESSES: ({ expected, found }) =>
      `You ask for ${expected} witnesses; ${found} that you trust signed.`,
    RECEIPT_NO_STREAM: () =>
      'You hold a receipt of this stream, and it is not in the file: it is gone, was erased, or is no longer yours to read.',
    RECEIPT_CUT: () => 'You hold a receipt of this change, and it is no longer in the file.',
    RECEIPT_OTHER: () => 'You hold a receipt of this change, and something else stands there now.',
    RECEIPT_TIME: () => 'Your receipt names another moment than the change.',
    SEEN_KEY: () => 'The earlier log head that you kept is not signed by anyone whom you trust.',
    SEEN_NOTHING: () =>
      'You kept an earlier log head, and there is no checkpoint in this file to hold it against.',
    SEEN_SHORTER: () =>
      'The log is shorter than the one that you saw: something is gone, or this file is older.',
    SEEN_FORKED: () => 'The log does not go on from the one that you saw: it is another one.',
    SEEN_NO_PROOF: () => 'The file has no proof that the log goes on from the one that you saw.',
  },
  inputs: {
    USAGE: () => 'This command cannot be understood.',
    FILE: (detail) => `Cannot be read: ${detail}`,
    KEYS: () => 'The file with keys is not what it should be.',
    KEY: (detail) => `The key of ${detail} is not a valid key.`,
    WITNESSES: () => 'Witnesses can be asked for only with a file with keys (--keys).',
    RECEIPTS: (detail) => `Line ${detail} of the receipts is not what it should be.`,
    SEEN: () => 'What you kept is no log head.',
    NO_HEADER: () => 'This is no export of Vangnet: its first line is no header.',
    HEADER: () => 'The header of this file is not what it should be.',
    FORMAT: () => 'This file is in a form that this verifier does not know.',
    NEWER: (detail) =>
      `Line ${detail} is of a type that this verifier does not know: a newer one is needed.`,
    UTF8: () => 'This is no text file.',
    LONG: () => 'The first line is too long.',
    OPEN_END: () => 'This is no export of Vangnet: it has no whole line.',
    EMPTY: () => 'The file is empty.',
  },
  lines: {
    right: () => 'RIGHT  Everything in this file holds.',
    wrong: ({ count }) =>
      `WRONG  ${count === 1 ? 'One thing is wrong.' : `${count} things are wrong.`}`,
    claims: ({ number, organisation, role, at }) =>
      `The header says: case ${number}, for ${organisation} (${role}), made at ${at}. That cannot be proven.`,
    amount: ({ changes, streams }) => `${changes} changes in ${streams} streams recomputed.`,
    fault: ({ line, place, text }) => `Line ${line}${place}: ${text}`,
    more: ({ count }) => `… and ${count} more.`,
    noCheckpoint: () =>
      'No checkpoint in this file: nothing outside it shows that it was not made anew, or cut.',
    checkpoint: ({ number, at }) => `Checkpoint ${number} of ${at}.`,
    noKeys: () =>
      'No keys given (--keys): signatures were not checked, only whether everything fits together.',
    signers: ({ names }) => `Signed by: ${names}.`,
    witnesses: ({ names }) => `Cosigned by: ${names}.`,
    unknownWitnesses: ({ count }) =>
      `Cosignatures of witnesses whom you do not trust: ${count}. They do not count.`,
    restore: ({ number, at, keptUntil }) =>
      `Mind: number ${number} in the log says that a backup was put back (${at}); what came after ${keptUntil} may be gone.`,
    closed: ({ count }) =>
      `Nobody gets the content of ${count} changes; of these only that they are there, and whose, was recomputed.`,
    erased: ({ count, place }) => `Erased: ${count}${place}.`,
    laterBegins: ({ count }) =>
      `${count} streams begin later: what was before, and what they are about, is not this reader's.`,
    passedOver: ({ count }) =>
      `${count} lines passed over that this verifier does not know and that do not matter.`,
    keptReceipts: ({ count }) => `${count} receipts stand in the file as they were given.`,
    laterReceipts: ({ count }) => `${count} receipts are from after this file and were not judged.`,
    earlierReceipts: ({ count }) =>
      `${count} receipts are from before what this reader gets and were not judged.`,
    restoredReceipts: ({ count }) =>
      `${count} receipts are gone by a backup that was put back, as the log says.`,
    goesOn: () => 'The log goes on from the one that you saw.',
    wentBack: () => 'The log was put back since the one that you saw, and says so.',
  },
  place: {
    line: ({ about, rev, stream }) => ` (${[about, rev, stream].filter(Boolean).join(', ')})`,
    rev: (rev) => `change ${rev}`,
    stream: (stream) => `stream ${stream}`,
    item: (kind, item) => `${kind} ${item}`,
    field: (field, item) => `${field} of ${item}`,
    some: 'item',
    special: {
      '@item': 'the item itself',
      '@member': 'a stay on the case',
      '@organisation': 'an organisation taking part',
      '@case': 'the case',
      '@version': 'a version of the plan',
      '@view': 'an own view at item',
    },
  },
  usage: `Verifies an export of Vangnet (*.ledger):

  npm run verify -- FILE [--keys FILE] [--witnesses N] [--receipts FILE] [--seen FILE] [--language en] [--json]

  --keys       keys that you trust: {"signers":[{"name":…,"key":…}],"witnesses":[…]}
  --witnesses  so many cosignatures must be there
  --receipts   receipts that you got, one a line: {"at":…,"hash":…,"rev":…,"stream":…}
  --seen       the last log head that you kept
  --json       the outcome for programs

It exits with 0 when everything is right, 1 when something is wrong, 2 when there is nothing to judge.
`,
};

/** @type {Readonly<Record<string, string>>} */
const UNREADABLE = {
  UTF8: 'this is no text',
  LONG: 'a line is too long',
  OPEN_END: 'the last line is not finished',
  EMPTY: 'there is nothing',
};

/** @param {Readonly<Record<string, string>>} texts @param {string | number | undefined} name */
function lookUp(texts, name) {
  return texts[String(name)] ?? String(name);
}

/** @param {Readonly<Record<string, string>>} texts @param {string | number | undefined} name */
function capital(texts, name) {
  const text = lookUp(texts, name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

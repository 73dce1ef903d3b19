/**
 * Every code that a refusal can carry, on GraphQL, on the socket and over HTTP alike. Stable: a code is never
 * renamed or reused, and says nothing about what the reader may not see.
 */
export const ERROR_CODES = [
  /** Does not exist, or is not for you: the two read alike. */
  'ABSENT',
  /** You may see it, but may not do this with it. */
  'NOT_ALLOWED',
  /** The shape of the message or of an op in it is wrong; nothing of the submission was looked at. */
  'MALFORMED',
  /** The page is of an earlier version, or asks what no page of ours asks: load it again. */
  'OPERATION_UNKNOWN',
  /** The op kind does not exist. */
  'OP_UNKNOWN',
  /** The op id was used before, by someone else or for another op. */
  'OP_ID_TAKEN',
  /** The time inside the op id lies more than a day from the server's clock. */
  'CLOCK_SKEW',
  /** Somebody changed the value first; `current` holds what stands there now. */
  'STALE',
  /** The stream was closed (its audience changed): the person decides where the words go. */
  'STREAM_CLOSED',
  /** The `rev` has not been reached yet. */
  'REV_AHEAD',
  /** The change set does not fit the text at its `rev`, or is not a change set. */
  'CHANGES_UNFIT',
  /** The text would hold a character that no plan text may hold (NUL, lone surrogate, carriage return). */
  'TEXT_INVALID',
  /** The text would get longer than its field allows. */
  'TEXT_TOO_LONG',
  /** The value does not fit the field. */
  'VALUE_INVALID',
  /** The lifecycle does not allow this step. */
  'TRANSITION_REFUSED',
  /** The item was removed; restore it first. */
  'ITEM_REMOVED',
  /** The item is not removed. */
  'ITEM_PRESENT',
  /** The audience would shut out your own organisation, or names one that takes no part in the case. */
  'AUDIENCE_INVALID',
  /** The case is closed or archived: it is for reading only. */
  'CASE_CLOSED',
  /** Others are invited to an active case only, not to a draft. */
  'CASE_NOT_ACTIVE',
  /** The legal basis does not fit: this organisation, or this case. */
  'BASIS_REFUSED',
  /** Of consent it must be known whose, since when and until when; and it must hold today. */
  'CONSENT_INCOMPLETE',
  /** This takes a reason. */
  'REASON_NEEDED',
  /** Reopening a closed case takes a new report: its date and from whom. */
  'REPORT_NEEDED',
  /** The date lies in the past, or the end before the begin. */
  'DATE_PASSED',
  /** The organisation is invited or takes part already. */
  'ORGANISATION_IN_CASE',
  /** The organisation takes no part in the case. */
  'ORGANISATION_NOT_IN_CASE',
  /** The invitation was answered or withdrawn already. */
  'INVITATION_OVER',
  /** The person is on the case already. */
  'PERSON_IN_CASE',
  /** The last person of an organisation on the case: put somebody else on it first, or let the organisation leave. */
  'LAST_PERSON',
  /** The last organisation with somebody on the case: without it nobody could reach the case. */
  'LAST_ORGANISATION',
  /** More of the past than one's own organisation was given to see. */
  'PAST_TOO_WIDE',
  /** The regievoerder hands over first. */
  'DIRECTOR_STAYS',
  /** The proposal names no regievoerder who is on the case. */
  'DIRECTOR_MISSING',
  /** A proposal that not everyone on the case sees is not accepted. */
  'DIRECTION_NOT_OPEN',
  /** Who directs takes two people, one of whom does, of two organisations where there are. */
  'DIRECTION_NEEDS_OTHER',
  /** Somebody directs the case: they or their deputy change it, and take part in handing over. */
  'DIRECTION_LED',
  /** A case is erased once it is archived. */
  'CASE_NOT_ARCHIVED',
  /** The request was answered, undone or carried out already, or its term is over. */
  'ERASURE_OVER',
  /** Another erasure of it is in its term: wait for that one, or undo it. */
  'ERASURE_PENDING',
  /** Of what was asked nothing, or not all, is over its term for keeping: it was changed since, or the term was. */
  'NOT_DUE',
  /** An organisation holds the case: nothing of it is erased meanwhile. */
  'LEGAL_HOLD',
  /** The organisation holds the case already. */
  'HOLD_STANDS',
  /** The section holds as many items as it may. */
  'TOO_MANY_ITEMS',
  /** An earlier op of the same submission was refused; this one was not looked at. */
  'EARLIER_REFUSED',
  /** More ops, messages or sign-ins than allowed in a stretch of time; try again later. */
  'RATE_LIMITED',
  /** The message is larger than allowed. */
  'FRAME_TOO_LARGE',
  /** No valid session. */
  'UNAUTHENTICATED',
  /** What you may do has changed: the connection begins anew. */
  'RIGHTS_CHANGED',
  /** The session was ended: signed out, expired, or someone else signed in from this browser. */
  'SESSION_ENDED',
  /** Login and password do not go together, or the person may not sign in: never told apart. */
  'SIGN_IN_REFUSED',
  /** The sign-in took too long or too many tries; begin again with the password. */
  'SIGN_IN_EXPIRED',
  /** The code is not right, or was used before. */
  'CODE_REFUSED',
  /** A fresh second factor is needed for this; prove it and try again. */
  'STEP_UP_NEEDED',
  /** The passkey is not known here, or did not sign what it was asked to. */
  'PASSKEY_REFUSED',
  /** No organisation signs in with addresses of this domain. */
  'SIGN_ON_UNKNOWN',
  /** The organisation's provider did not vouch for a person who may sign in here, with two factors. */
  'SIGN_ON_REFUSED',
  /** The password is shorter than `MIN_PASSWORD_LENGTH`. */
  'PASSWORD_TOO_SHORT',
  /** The password is one that many people have, or that follows from the login. */
  'PASSWORD_COMMON',
  /** Somebody has this login already. */
  'LOGIN_TAKEN',
  /** There are cases to hand over: choose who takes them on. */
  'SUCCESSOR_NEEDED',
  /** There is an organisation of this name already. */
  'NAME_TAKEN',
  /** The page that made the request is not one of ours. */
  'ORIGIN_REFUSED',
  /** Not stored, not lost: send the same op again. */
  'UNAVAILABLE',
  /** A cursor that cannot be read, or is not yours. */
  'CURSOR_INVALID',
  /** A fault of ours; the request id finds it in the log. */
  'FAULT',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** After these a client sends the identical op again; every other code is final for that op. */
export const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

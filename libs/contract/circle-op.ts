import { z } from 'zod';
import { CASE_STATUSES, groundShape, PAST_SIGHTS } from './circle.js';
import { versionAnswer, versionPropose, versionSkip, versionWithdraw } from './version-op.js';
import { line, words } from './words.js';

const opId = z.uuidv7();
const organisation = z.uuid();
const person = z.uuid();
const reason = words(1000, 0).nullable().default(null);
const moment = z.iso.datetime({ offset: true }).nullable().default(null);

/** Asks an organisation to take part (C-03). */
const invite = z.strictObject({
  kind: z.literal('organisation.invite'),
  opId,
  organisation,
  ground: groundShape,
  past: z.enum(PAST_SIGHTS),
});

/** Takes up the invitation of one's own organisation; `persons` are the first people on the case (C-06). */
const accept = z.strictObject({
  kind: z.literal('organisation.accept'),
  opId,
  persons: z.array(person).min(1).max(50),
});

const decline = z.strictObject({ kind: z.literal('organisation.decline'), opId, reason });

/** One's own organisation takes part no longer (C-09). */
const leave = z.strictObject({ kind: z.literal('organisation.leave'), opId, reason });

/** Another organisation takes part no longer, or its invitation is withdrawn. */
const end = z.strictObject({ kind: z.literal('organisation.end'), opId, organisation, reason });

/** Puts somebody of one's own organisation on the case (C-07): now, or from a moment on. */
const addPerson = z.strictObject({
  kind: z.literal('person.add'),
  opId,
  person,
  beginsAt: moment,
  endsAt: moment,
});

const endPerson = z.strictObject({ kind: z.literal('person.end'), opId, person });

/** The report with which a closed case is opened again (C-22). */
const report = z.strictObject({ date: z.iso.date(), from: line(200) });
export type ReopeningReport = z.infer<typeof report>;

const status = z.strictObject({
  kind: z.literal('case.status'),
  opId,
  to: z.enum(CASE_STATUSES),
  reason,
  report: report.nullable().default(null),
});

/** Marks the case as one of a Zorg- en Veiligheidshuis, or takes the mark away (C-04). */
const mark = z.strictObject({ kind: z.literal('case.mark'), opId, safetyHouse: z.boolean() });

/** One change of the circle of a case. The organisation that acts is that of the session. */
export const circleOpShape = z.discriminatedUnion('kind', [
  invite,
  accept,
  decline,
  leave,
  end,
  addPerson,
  endPerson,
  status,
  mark,
  versionPropose,
  versionAnswer,
  versionSkip,
  versionWithdraw,
]);

export type CircleOp = z.infer<typeof circleOpShape>;
export type CircleOpKind = CircleOp['kind'];
export type CircleOpInput = z.input<typeof circleOpShape>;

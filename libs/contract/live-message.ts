import { z } from 'zod';
import type { Author } from './author.js';
import type { PresentedEmergency } from './emergency.js';
import type { PresentedCorrection } from './correction.js';
import type { ErrorCode } from './error-code.js';
import type { FieldValue } from './field-value.js';
import { opShape } from './op.js';
import type { PresentedItem, PresentedPlan, PresentedView } from './presented-plan.js';
import { SECTIONS } from './section.js';

/** Where the live socket answers; websocket only. */
export const LIVE_PATH = '/live';

/** Client: open a plan, from the start or from where this reader left off. */
export const openShape = z.strictObject({
  planId: z.uuid(),
  cursor: z.string().max(200).optional(),
});
export type OpenRequest = z.infer<typeof openShape>;

/** Client: leave a plan; nothing of it is sent any more. */
export const closeShape = z.strictObject({ planId: z.uuid() });

/** Client: one submission. Its ops are accepted in order; a refusal refuses the rest of the ops on that stream. */
export const submitShape = z.strictObject({ planId: z.uuid(), ops: z.array(opShape).min(1) });
export type SubmitRequest = z.infer<typeof submitShape>;

/** A caret in a live text as it was accepted up to `rev` (L-52), in UTF-16 code units. */
const caretShape = z.strictObject({
  rev: z.number().int().min(0),
  anchor: z.number().int().min(0),
  head: z.number().int().min(0),
});
export type Caret = z.infer<typeof caretShape>;

/** Client: where this person is. `field` and `caret` only inside an item. */
export const presenceShape = z.strictObject({
  planId: z.uuid(),
  section: z.enum(SECTIONS).nullable(),
  stream: z.uuid().nullable(),
  caret: caretShape.nullable(),
});
export type PresenceUpdate = z.infer<typeof presenceShape>;

/** What stands there now, with a refusal of code `STALE`. */
export interface CurrentValue {
  rev: number;
  value: FieldValue;
  by?: Author;
  at?: string;
}

export interface Refusal {
  code: ErrorCode;
  /** ID of the rule that refused, where one did. */
  rule?: string;
  current?: CurrentValue;
  /** With `VALUE_INVALID`: where in what was sent the value stands, where that is known; as in `ground.purpose`. */
  field?: string;
  /** With `RATE_LIMITED`: milliseconds to wait. */
  retryAfterMs?: number;
}

/** A receipt: the op is stored at this rev of this stream, and `hash` is the link of the chain that holds it. */
export interface OpAccepted {
  opId: string;
  ok: true;
  stream: string;
  rev: number;
  hash: string;
  at: string;
}

export interface OpRefused {
  opId: string;
  ok: false;
  error: Refusal;
}

export type OpResult = OpAccepted | OpRefused;

export type SubmitAnswer = { results: OpResult[] } | { error: Refusal };

interface ChangeHead {
  stream: string;
  rev: number;
  item: string;
  field: string;
  by: Author;
  at: string;
  /** Only on changes that the receiving person made. */
  opId?: string;
}

/** One accepted edit as one reader may see it. `field` is `@item` where the item itself changed. */
export type PresentedChange = ChangeHead &
  (
    | { kind: 'item.added'; added: PresentedItem; after: string | null }
    | { kind: 'item.moved'; after: string | null }
    | { kind: 'item.removed' }
    | { kind: 'item.restored'; after: string | null }
    | { kind: 'field.set'; value: FieldValue; corrected?: PresentedCorrection }
    | { kind: 'text.edited'; changes: unknown[]; corrected?: PresentedCorrection }
    | { kind: 'view.added'; view: PresentedView }
  );

/** An item that became readable, or whose audience changed: it replaces what the client holds of it. */
export interface ShownItem {
  item: PresentedItem;
  after: string | null;
}

/** Server: changes in the order of the log. `cursor` is where the reader now is. */
export interface ChangesMessage {
  planId: string;
  changes: PresentedChange[];
  cursor: string;
}

/** Server: these are no longer readable; the client drops them and everything it kept of them. */
export interface GoneMessage {
  planId: string;
  items: string[];
  cursor: string;
}

export interface ShownMessage {
  planId: string;
  items: ShownItem[];
  cursor: string;
}

export type OpenAnswer =
  | { snapshot: PresentedPlan; cursor: string; now: string }
  | { changes: PresentedChange[]; gone: string[]; shown: ShownItem[]; cursor: string; now: string }
  | { error: Refusal };

/** Server: who is where. `stream` and `caret` are left out where the receiver may not read that place. */
export interface PresentPerson {
  session: string;
  person: string;
  organisation: string;
  section: string | null;
  item: string | null;
  field: string | null;
  stream: string | null;
  caret: Caret | null;
}

/** Server: the people whose whereabouts changed; `left` holds sessions that are gone. */
export interface PresenceMessage {
  planId: string;
  people: PresentPerson[];
  left: string[];
}

/** Server: every use of the emergency button that is this person's business (K-34); it replaces those told before. */
export interface EmergenciesMessage {
  planId: string;
  emergencies: PresentedEmergency[];
}

/** Server: outside of the open plan there is something else to see for this person; it is to be asked for anew. */
export interface LookMessage {
  at: 'CASES';
}

/** Server: the connection ends. `permanent` means that connecting again the same way will not help. */
export interface ByeMessage {
  code: ErrorCode;
  permanent: boolean;
}

export interface ServerEvents {
  'plan:changes': (message: ChangesMessage) => void;
  'plan:gone': (message: GoneMessage) => void;
  'plan:shown': (message: ShownMessage) => void;
  'plan:resync': (message: { planId: string }) => void;
  'plan:emergencies': (message: EmergenciesMessage) => void;
  presence: (message: PresenceMessage) => void;
  look: (message: LookMessage) => void;
  bye: (message: ByeMessage) => void;
}

export interface ClientEvents {
  'plan:open': (request: OpenRequest, answer: (answer: OpenAnswer) => void) => void;
  'plan:close': (request: { planId: string }) => void;
  'plan:submit': (request: SubmitRequest, answer: (answer: SubmitAnswer) => void) => void;
  presence: (update: PresenceUpdate) => void;
}

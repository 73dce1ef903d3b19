import { createHash } from 'node:crypto';
import { makeOpId, opIdTime } from '#contract';

/** The field name of an item's own stream: added, moved, removed, restored, shown to others. */
export const ITEM_FIELD = '@item';

/** The field name of the stream that tells of one person's membership of the case. */
export const MEMBER_FIELD = '@member';

/** The field name of the stream that tells how an organisation takes part in the case. */
export const ORGANISATION_FIELD = '@organisation';

/** The field name of the stream that tells of the case itself: begun, its status, its mark. */
export const CASE_FIELD = '@case';

/** The field name of the stream that tells of one version of the plan. */
export const VERSION_FIELD = '@version';

/** Streams that everyone on the case may read. */
export const CIRCLE_FIELDS: ReadonlySet<string> = new Set([
  MEMBER_FIELD,
  ORGANISATION_FIELD,
  CASE_FIELD,
  VERSION_FIELD,
]);

/** The stream of one person's membership, of one organisation's taking part, or of the case itself. */
export function circleStreamId(planId: string, subject: string, field: string): string {
  return streamIdOf(`${planId}:${subject}`, field);
}

/** The stream of how an organisation takes part; its row beside the log is sealed under the same key. */
export function participationStream(planId: string, organisation: string): string {
  return circleStreamId(planId, organisation, ORGANISATION_FIELD);
}

/** The stream of the case itself. */
export function caseStream(planId: string): string {
  return circleStreamId(planId, planId, CASE_FIELD);
}

/** The stream of one version of the plan. */
export function versionStream(planId: string, version: string): string {
  return circleStreamId(planId, version, VERSION_FIELD);
}

/** The field name of the stream that tells of one person's conflict of interest. */
export const DENIAL_FIELD = '@denial';

/** The stream of one person's conflict of interest. */
export function denialStream(planId: string, person: string): string {
  return circleStreamId(planId, person, DENIAL_FIELD);
}

/** The field name of the stream that tells of one use of the emergency button. */
export const BREAK_GLASS_FIELD = '@breakGlass';

/** The stream of one use of the emergency button. */
export function emergencyStream(use: string): string {
  return streamIdOf(use, BREAK_GLASS_FIELD);
}

/** The field name of the stream that tells how an erasure is asked for and decided on; its key goes with the rest. */
export const ERASURE_FIELD = '@erasure';

/** The field name of the stream that keeps what is known of a destruction (E-40). */
export const ERASED_FIELD = '@erased';

/** The field name of the stream that tells of one organisation's hold on the case. */
export const HOLD_FIELD = '@hold';

/** The stream of one erasure. */
export function erasureStream(erasure: string): string {
  return streamIdOf(erasure, ERASURE_FIELD);
}

/** The stream of one organisation's hold on the case. */
export function holdStream(planId: string, organisation: string): string {
  return circleStreamId(planId, organisation, HOLD_FIELD);
}

/**
 * The stream of a field in an era of its item. An era begins with the op that added the item or changed its audience
 * and is never sent: from a stream id nobody can work out the others.
 */
export function streamIdOf(era: string, field: string): string {
  return uuidFrom(`stream:${era}:${field}`);
}

/** The op ids of the further changes that one op leads to: the log counts every op id once. */
export function partOpId(opId: string, part: number): string {
  return uuidFrom(`part:${opId}:${part}`);
}

/** As `partOpId`, for what goes through the writer as an op of its own: an op id tells when it was made. */
export function followingOpId(opId: string, step: number): string {
  return makeOpId(opIdTime(opId), sha256(`step:${opId}:${step}`));
}

/** The plan of the case that an op begins. Who reads it never learns the op id. */
export function casePlanId(opId: string): string {
  return uuidFrom(`case:${opId}`);
}

/** A UUIDv8 (RFC 9562 §5.8) from the SHA-256 of a text. */
function uuidFrom(text: string): string {
  const bytes = sha256(text).subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

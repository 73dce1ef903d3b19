import { isCount, isHash, isKeyId, isName, isRecordOf, isUuid, momentOf } from './shapes.mjs';

/** @typedef {import('./evidence.mjs').CheckpointRecord} CheckpointRecord */

/**
 * @typedef {object} Header X-05
 * @property {string} at
 * @property {string} case
 * @property {string} format
 * @property {string | null} from
 * @property {string} function
 * @property {string[]} keys
 * @property {{ id: string, name: string }} organisation
 * @property {string} plan
 * @property {'header'} type
 *
 * @typedef {{ changes: number, digest: string, type: 'end' }} End X-06
 */

const HEADER = ['at', 'case', 'format', 'from', 'function', 'keys', 'organisation', 'plan', 'type'];
const CHECKPOINT = [
  ...['checkpoint', 'cosignatures', 'inclusion', 'logHead'],
  ...['restores', 'seen', 'type'],
];

/** @param {Record<string, unknown>} record @returns {record is Record<string, unknown> & Header} */
export function isHeader(record) {
  if (!isRecordOf(record, HEADER)) return false;
  const { at, case: number, from, function: role, keys, organisation, plan } = record;
  if (!isRecordOf(organisation, ['id', 'name'])) return false;
  return (
    momentOf(at) !== undefined &&
    (from === null || momentOf(from) !== undefined) &&
    [number, role, organisation['name']].every(isName) &&
    [plan, organisation['id']].every(isUuid) &&
    Array.isArray(keys) &&
    keys.every(isKeyId)
  );
}

/** @param {Record<string, unknown>} record @returns {record is Record<string, unknown> & End} */
export function isEnd(record) {
  if (record['type'] !== 'end' || !isRecordOf(record, ['changes', 'digest', 'type'])) return false;
  return isCount(record['changes']) && isHash(record['digest']);
}

/** What its bytes say is judged later. @param {Record<string, unknown>} record @returns {record is Record<string, unknown> & CheckpointRecord} */
export function isCheckpoint(record) {
  if (record['type'] !== 'checkpoint' || !isRecordOf(record, CHECKPOINT)) return false;
  const { cosignatures, restores, seen } = record;
  if (!Array.isArray(cosignatures) || !Array.isArray(restores)) return false;
  const isSeen =
    seen === null || (isRecordOf(seen, ['consistency', 'size']) && isCount(seen['size']));
  return (
    isSeen &&
    restores.every((restore) => isRecordOf(restore, ['consistency', 'inclusion', 'statement']))
  );
}

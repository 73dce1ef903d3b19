/** The few forms that values have. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
const KEY_ID = /^[0-9a-f]{16}$/;
/** 32 bytes: the last character holds four bits, and two that are nothing. */
const SALT = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
/** Characters of a name at most. */
const LONGEST_NAME = 500;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @param {unknown} value @returns {value is string} */
export function isUuid(value) {
  return typeof value === 'string' && UUID.test(value);
}

/** @param {unknown} value @returns {value is string} */
export function isHash(value) {
  return typeof value === 'string' && HASH.test(value);
}

/** @param {unknown} value @returns {value is string} */
export function isKeyId(value) {
  return typeof value === 'string' && KEY_ID.test(value);
}

/** @param {unknown} value @returns {value is string} */
export function isSalt(value) {
  return typeof value === 'string' && SALT.test(value);
}

/** @param {unknown} value @returns {value is string} */
export function isName(value) {
  return typeof value === 'string' && value.length <= LONGEST_NAME;
}

/** @param {unknown} value @returns {value is number} */
export function isCount(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Unix milliseconds of a moment; undefined for what is none, or not written in the one way. @param {unknown} value */
export function momentOf(value) {
  if (typeof value !== 'string' || !MOMENT.test(value)) return undefined;
  const at = Date.parse(value);
  return at >= 0 && new Date(at).toISOString() === value ? at : undefined;
}

/** The bytes that base64url stands for; undefined when it is written in another way than the one. @param {unknown} value */
export function bytesOf(value) {
  if (typeof value !== 'string') return undefined;
  const bytes = Buffer.from(value, 'base64url');
  return bytes.toString('base64url') === value ? bytes : undefined;
}

/** Hashes that stand behind each other in base64url; undefined for what is none. @param {unknown} value */
export function hashesOf(value) {
  const bytes = bytesOf(value);
  if (!bytes || bytes.length % 32 !== 0) return undefined;
  return Array.from({ length: bytes.length / 32 }, (_, index) =>
    bytes.subarray(32 * index, 32 * index + 32),
  );
}

/**
 * An object with exactly these keys. @param {unknown} value @param {readonly string[]} names
 * @returns {value is Record<string, unknown>}
 */
export function isRecordOf(value, names) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return own.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

/** More levels than any record has; a deeper value would use up the stack. */
const DEEPEST = 64;

/** What JSON can say and RFC 8785 cannot write. */
export class NotCanonical extends Error {}

/**
 * A value of JSON as RFC 8785 writes it: keys in the order of their UTF-16 code units, numbers and strings as ECMAScript
 * writes them.
 *
 * @param {unknown} value
 * @returns {string}
 * @throws NotCanonical for half characters, numbers that are none, and nesting without end
 */
export function canonical(value, depth = 0) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numeral(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || depth === DEEPEST) throw new NotCanonical();
  if (Array.isArray(value)) {
    let text = '[';
    for (let at = 0; at < value.length; at += 1) {
      text += at === 0 ? canonical(value[at], depth + 1) : `,${canonical(value[at], depth + 1)}`;
    }
    return `${text}]`;
  }
  return canonicalObject(/** @type {Record<string, unknown>} */ (value), depth);
}

/** @param {Record<string, unknown>} value @param {number} depth */
function canonicalObject(value, depth) {
  const names = Object.keys(value);
  if (names.length > 1) names.sort();
  let text = '{';
  for (const name of names) {
    if (text !== '{') text += ',';
    text += `${quoted(name)}:${canonical(value[name], depth + 1)}`;
  }
  return `${text}}`;
}

/** Nothing in it has to be written in another way. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Half of a character that takes two. */
const HALF = /\p{Surrogate}/u;

/** @param {string} text */
function quoted(text) {
  if (PLAIN.test(text)) return `"${text}"`;
  if (HALF.test(text)) throw new NotCanonical();
  return JSON.stringify(text);
}

/** @param {number} value */
function numeral(value) {
  if (!Number.isFinite(value)) throw new NotCanonical();
  return Object.is(value, -0) ? '0' : String(value);
}

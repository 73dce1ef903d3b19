import { canonical } from './canonical-json.mjs';
import { KINDS } from './kinds.mjs';
import { isCount, isHash, isSalt, isUuid, momentOf } from './shapes.mjs';

/**
 * What opens a commitment, as the text that it was made over; or why nothing does.
 *
 * @typedef {object} Sealed
 * @property {string} commitment
 * @property {{ salt: string, text: string } | null} opening
 * @property {'closed' | 'erased' | 'broken' | null} state
 */

/**
 * Where a stream begins. `text` is what its commitment is over, all but the plan.
 *
 * @typedef {{ item: string, field: string, salt: string, text: string }} Genesis
 */

/**
 * One `change` (X-10). `at` is in Unix milliseconds.
 *
 * @typedef {object} ChangeRecord
 * @property {string} stream
 * @property {number} rev
 * @property {string | number} kind
 * @property {number} code
 * @property {number} format
 * @property {number} at
 * @property {string} organisation
 * @property {string} previous
 * @property {string} hash
 * @property {Sealed} actor
 * @property {Sealed} body
 * @property {unknown} value
 * @property {Genesis | null} genesis
 */

/** Not the record that it says it is, or not written in the one way. */
export class Malformed extends Error {}

const FIELD = /^(?:@?[A-Za-z][A-Za-z0-9]{0,63}|@view:[0-9a-f-]{36}:[0-9a-f-]{36})$/;
const TWO_BYTES = 0xffff;

/**
 * The change that a line is. It is written out again and held against the line, so that there is one line for a change:
 * no key twice, none left over, none in another place.
 *
 * @param {Record<string, any>} record the parsed line
 * @param {string} line
 * @returns {ChangeRecord}
 * @throws Malformed, NotCanonical
 */
export function readChange(record, line) {
  const { stream, rev, kind, at: moment, organisation, format, previous, hash } = record;
  const at = momentOf(moment);
  const code = codeOf(kind);
  if (at === undefined || code === undefined) throw new Malformed();
  if (!isUuid(stream) || !isUuid(organisation) || !isHash(previous) || !isHash(hash)) {
    throw new Malformed();
  }
  if (!isCount(rev) || rev === 0 || !isCount(format) || format > TWO_BYTES) throw new Malformed();
  const actor = readActor(record['actor']);
  const body = readBody(record['body']);
  const genesis = record['genesis'] === undefined ? null : readGenesis(record['genesis']);
  const begin = genesis === null ? '' : `"genesis":${genesis.written},`;
  const written = `{"actor":${actor.written},"at":"${moment}","body":${body.written},"format":${format},${begin}"hash":"${hash}","kind":${typeof kind === 'string' ? `"${kind}"` : kind},"organisation":"${organisation}","previous":"${previous}","rev":${rev},"stream":"${stream}","type":"change"}`;
  if (written !== line) throw new Malformed();
  const value = body.sealed.opening ? record['body'].value : undefined;
  return {
    ...{ stream, rev, kind, code, format, at, organisation, previous, hash, value },
    actor: actor.sealed,
    body: body.sealed,
    genesis: genesis && genesis.read,
  };
}

/** A kind that has no name stands as its code. @param {unknown} kind */
function codeOf(kind) {
  if (typeof kind === 'string') return KINDS.get(kind);
  return isCount(kind) && kind <= TWO_BYTES ? kind : undefined;
}

/** @param {any} actor @returns {{ sealed: Sealed, written: string }} */
function readActor(actor) {
  const { commitment, person, salt, state } = actor ?? {};
  if (!isHash(commitment)) throw new Malformed();
  if (state !== undefined) return withoutOpening(commitment, state, STATES_OF_ACTOR);
  if (!isUuid(person) || !isSalt(salt)) throw new Malformed();
  return {
    sealed: { commitment, state: null, opening: { salt, text: `{"person":"${person}"}` } },
    written: `{"commitment":"${commitment}","person":"${person}","salt":"${salt}"}`,
  };
}

const STATES_OF_ACTOR = ['erased', 'broken'];
const STATES_OF_BODY = ['erased', 'broken', 'closed'];

/** @param {any} body @returns {{ sealed: Sealed, written: string }} */
function readBody(body) {
  const { commitment, salt, state, value } = body ?? {};
  if (!isHash(commitment)) throw new Malformed();
  if (state !== undefined) return withoutOpening(commitment, state, STATES_OF_BODY);
  if (!isSalt(salt) || value === undefined) throw new Malformed();
  const text = canonical(value);
  return {
    sealed: { commitment, state: null, opening: { salt, text } },
    written: `{"commitment":"${commitment}","salt":"${salt}","value":${text}}`,
  };
}

/** @param {string} commitment @param {any} state @param {readonly string[]} allowed */
function withoutOpening(commitment, state, allowed) {
  if (!allowed.includes(state)) throw new Malformed();
  return {
    sealed: { commitment, opening: null, state },
    written: `{"commitment":"${commitment}","state":"${state}"}`,
  };
}

/** @param {any} genesis @returns {{ read: Genesis, written: string }} */
function readGenesis(genesis) {
  const { audience, closed, field, item, narrowed, salt } = genesis ?? {};
  if (typeof field !== 'string' || !FIELD.test(field)) throw new Malformed();
  if (!isUuid(item) || !isSalt(salt) || !isHash(closed)) throw new Malformed();
  const [before, after] = [
    `"audience":${canonical(audience ?? null)},"closed":`,
    `,"field":"${field}","item":"${item}"${narrowed === undefined ? '' : `,"narrowed":${canonical(narrowed)}`}`,
  ];
  return {
    read: { item, field, salt, text: `{${before}{"veiled":"${closed}"}${after}` },
    written: `{${before}"${closed}"${after},"salt":"${salt}"}`,
  };
}

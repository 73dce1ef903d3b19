import { leafHash, MOST_LEAVES, nodeHash } from './merkle.mjs';

/** Bytes that are not the statement or proof that they should be. `part` says which, for the words. */
export class WrongEvidence extends Error {
  /** @param {string} code @param {string} part */
  constructor(code, part) {
    super(code);
    this.code = code;
    this.part = part;
  }
}

/**
 * What every statement has (G-30).
 *
 * @typedef {{ keyId: string, body: Buffer, signature: Buffer, bytes: Buffer }} Signed
 * @typedef {Signed & { number: number, at: number, root: Buffer }} Checkpoint
 * @typedef {Signed & { size: number, at: number, root: Buffer }} LogHead
 * @typedef {Signed & { number: number, at: number, keptUntil: number, root: Buffer }} Restore
 * @typedef {Signed & { head: Buffer }} Cosignature
 * @typedef {{ stream: string, rev: number, head: string }} ProvenHead
 */

const NAME_WIDTH = 24;
const FIELDS_FROM = 32;
const SIGNATURE_WIDTH = 64;
const GRAIN = 60_000;
const LATEST = 8.64e15;
const REASONS = 4;

/** G-34. @param {Buffer} bytes @returns {Checkpoint} */
export function readCheckpoint(bytes) {
  const signed = readSigned(bytes, 'checkpoint', 144);
  const number = wholeAt(signed, 32, [0, MOST_LEAVES - 1], 'checkpoint');
  return { ...signed, number, at: momentAt(signed, 40, 'checkpoint'), root: hashAt(bytes, 48) };
}

/** G-35. @param {Buffer} bytes @returns {LogHead} */
export function readLogHead(bytes) {
  const signed = readSigned(bytes, 'log-head', 144);
  const size = wholeAt(signed, 32, [1, MOST_LEAVES], 'log-head');
  return { ...signed, size, at: momentAt(signed, 40, 'log-head'), root: hashAt(bytes, 48) };
}

/** G-36. @param {Buffer} bytes @returns {Cosignature} */
export function readCosignature(bytes) {
  const signed = readSigned(bytes, 'cosignature', 176);
  return { ...signed, head: bytes.subarray(FIELDS_FROM, FIELDS_FROM + 80) };
}

/** G-37. @param {Buffer} bytes @returns {Restore} */
export function readRestore(bytes) {
  const signed = readSigned(bytes, 'restore', 154);
  const number = wholeAt(signed, 32, [1, MOST_LEAVES - 1], 'restore');
  const at = momentAt(signed, 40, 'restore');
  const keptUntil = momentAt(signed, 48, 'restore');
  const reason = bytes.readUInt16BE(88);
  if (keptUntil >= at || reason < 1 || reason > REASONS)
    throw new WrongEvidence('VALUE', 'restore');
  return { ...signed, number, at, keptUntil, root: hashAt(bytes, 56) };
}

/** The head that a proof of 1140 bytes shows under a root (G-24, G-25). @param {Buffer} bytes @param {Buffer} root @returns {ProvenHead} */
export function openHeadProof(bytes, root) {
  if (bytes.length !== 1140) throw new WrongEvidence('LENGTH', 'head-proof');
  if (nameIn(bytes) !== 'vangnet/head-proof/1') throw new WrongEvidence('NAME', 'head-proof');
  const slot = bytes.readUInt32BE(24);
  const rev = Number(bytes.readBigUInt64BE(76));
  if (!Number.isSafeInteger(rev) || rev === 0) throw new WrongEvidence('VALUE', 'head-proof');
  let hash = leafHash(bytes.subarray(28, 116));
  for (let height = 0; height < 32; height += 1) {
    const beside = hashAt(bytes, 116 + 32 * height);
    hash = (slot >>> height) & 1 ? nodeHash(beside, hash) : nodeHash(hash, beside);
  }
  if (!hash.equals(root)) throw new WrongEvidence('ROOT', 'head-proof');
  const id = bytes.toString('hex', 60, 76);
  const stream = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { stream, rev, head: bytes.toString('hex', 84, 116) };
}

/** @param {Buffer} bytes @param {string} part @param {number} width @returns {Signed} */
function readSigned(bytes, part, width) {
  if (bytes.length !== width) throw new WrongEvidence('LENGTH', part);
  if (nameIn(bytes) !== `vangnet/${part}/1`) throw new WrongEvidence('NAME', part);
  const body = bytes.subarray(0, width - SIGNATURE_WIDTH);
  const keyId = bytes.toString('hex', NAME_WIDTH, FIELDS_FROM);
  return { keyId, body, signature: bytes.subarray(width - SIGNATURE_WIDTH), bytes };
}

/** The name that bytes begin with; nothing that is no name has a text without 0x00 in it. @param {Buffer} bytes */
function nameIn(bytes) {
  return bytes.toString('latin1', 0, NAME_WIDTH).replace(/\0+$/, '');
}

/** @param {Signed} signed @param {number} offset @param {[least: number, most: number]} range @param {string} part */
function wholeAt({ bytes }, offset, [least, most], part) {
  const value = Number(bytes.readBigUInt64BE(offset));
  if (value < least || value > most) throw new WrongEvidence('VALUE', part);
  return value;
}

/** @param {Signed} signed @param {number} offset @param {string} part */
function momentAt(signed, offset, part) {
  const at = wholeAt(signed, offset, [GRAIN, LATEST], part);
  if (at % GRAIN !== 0) throw new WrongEvidence('VALUE', part);
  return at;
}

/** @param {Buffer} bytes @param {number} offset */
function hashAt(bytes, offset) {
  return bytes.subarray(offset, offset + 32);
}

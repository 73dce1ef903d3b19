import { createPublicKey, verify } from 'node:crypto';

const P = 2n ** 255n - 19n;
/** Order of the group. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** @typedef {{ x: bigint, y: bigint, z: bigint }} Point on the curve, in projective coordinates */

/**
 * Whether a signature of 64 bytes is by this key, without cofactor and with its scalar below the order of the group (G-32).
 *
 * @param {Buffer} body
 * @param {Buffer} signature
 * @param {Buffer} publicKey 32 bytes that `isFullKey`
 */
export function isSignedBy(body, signature, publicKey) {
  if (littleEndian(signature.subarray(32)) >= L) return false;
  const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  return verify(null, body, createPublicKey({ key, format: 'jwk' }), signature);
}

/** Whether 32 bytes are the one form of a point of full order: with another key a signature could be of any bytes. @param {Buffer} bytes */
export function isFullKey(bytes) {
  const point = pointOf(bytes);
  if (!point) return false;
  const { x, y, z } = times(point, L);
  const isNeutral = x === 0n && y === z;
  return isNeutral && !(point.x === 0n && point.y === 1n);
}

/** RFC 8032, 5.1.3. @param {Buffer} bytes @returns {Point | undefined} */
function pointOf(bytes) {
  const isOdd = (bytes[31] ?? 0) >= 0x80;
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  if (y >= P) return undefined;
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x) !== square || (x === 0n && isOdd)) return undefined;
  return { x: ((x & 1n) === 1n) === isOdd ? x : P - x, y, z: 1n };
}

/** @param {Point} point @param {bigint} factor @returns {Point} */
function times(point, factor) {
  let sum = { x: 0n, y: 1n, z: 1n };
  for (let at = 255n; at >= 0n; at -= 1n) {
    sum = add(sum, sum);
    if ((factor >> at) & 1n) sum = add(sum, point);
  }
  return sum;
}

/** The addition of twisted Edwards curves, which holds for any two points of this one. @param {Point} one @param {Point} other @returns {Point} */
function add(one, other) {
  const a = mod(one.z * other.z);
  const b = mod(a * a);
  const c = mod(one.x * other.x);
  const d = mod(one.y * other.y);
  const e = mod(D * c * d);
  const [f, g] = [b - e, b + e];
  const cross = (one.x + one.y) * (other.x + other.y) - c - d;
  return { x: mod(a * f * cross), y: mod(a * g * (d + c)), z: mod(f * g) };
}

/** @param {bigint} base @param {bigint} exponent */
function power(base, exponent) {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

/** @param {bigint} value */
function mod(value) {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

/** @param {Buffer} bytes */
function littleEndian(bytes) {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

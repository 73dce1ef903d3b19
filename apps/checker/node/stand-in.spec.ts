import { isUtf8 as isUtf8OfNode } from 'node:buffer';
import * as ofNode from 'node:crypto';
import fc from 'fast-check';
import { BrowserBuffer, isUtf8 } from './buffer.js';
import * as ofBrowser from './crypto.js';

const bytes = fc.uint8Array({ maxLength: 300 });

/** What the verifier uses of Node, held against Node. */
describe('what stands in for Node in a browser', () => {
  it('[G-70] writes and reads bytes as text as Node does', () => {
    const encodings = ['hex', 'base64url', 'latin1'] as const;
    fc.assert(
      fc.property(bytes, fc.constantFrom(...encodings), (given, encoding) => {
        const [node, browser] = [Buffer.from(given), BrowserBuffer.from(given)];
        const text = node.toString(encoding);
        expect(browser.toString(encoding)).toBe(text);
        expect([...BrowserBuffer.from(text, encoding)]).toEqual([...given]);
      }),
    );
  });

  it('[G-70] takes text that is no base64url, and no UTF-8, as Node does', () => {
    fc.assert(
      fc.property(fc.string(), bytes, (text, given) => {
        const written = (of: { toString(encoding: 'base64url'): string }) =>
          of.toString('base64url');
        // Node reads base64 too, and stops at an end mark: what is compared is whether it is the one form.
        const isOneForm = written(Buffer.from(text, 'base64url')) === text;
        expect(written(BrowserBuffer.from(text, 'base64url')) === text).toBe(isOneForm);
        expect(isUtf8(given)).toBe(isUtf8OfNode(given));
        const whole = BrowserBuffer.alloc(3 * text.length);
        expect(whole.write(text)).toBe(Buffer.alloc(3 * text.length).write(text));
        expect(BrowserBuffer.from(given).toString()).toBe(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(given),
        );
      }),
    );
  });

  it('[G-70] puts numbers and bytes where Node puts them', () => {
    const [node, browser] = [Buffer.alloc(24, 7), BrowserBuffer.alloc(24, 7)];
    for (const each of [node, browser]) {
      each.writeUInt16BE(0xfedc, 1);
      each.writeUInt32BE(0xfedcba98, 4);
      each.write('0a0b', 9, 'hex');
      each.write('é', 12);
      each.write('AQID', 'base64url');
    }
    expect([...browser]).toEqual([...node]);
    expect([browser.readUInt16BE(1), browser.readUInt32BE(4)]).toEqual([0x0203, 0xfedcba98]);
    expect(browser.readBigUInt64BE(3)).toBe(node.readBigUInt64BE(3));
    expect(BrowserBuffer.from(browser.subarray(3)).readUInt32BE(1)).toBe(
      node.subarray(3).readUInt32BE(1),
    );
    expect([...BrowserBuffer.concat([browser, BrowserBuffer.of(1, 2)])]).toEqual([...node, 1, 2]);
    expect([browser.equals(node), browser.equals(node.subarray(1))]).toEqual([true, false]);
  });

  it('[G-70] hashes as Node does, at once and in parts', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        for (const output of ['hex', 'binary'] as const) {
          expect(ofBrowser.hash('sha256', one, output)).toBe(ofNode.hash('sha256', one, output));
        }
        const inParts = ofBrowser.createHash('sha256').update(one).update(other).digest('hex');
        const node = ofNode.createHash('sha256').update(one).update(other).digest('hex');
        expect(inParts).toBe(node);
      }),
    );
  });

  it('[G-32] [G-70] judges signatures as Node does: right, of other bytes, by another key, and with a scalar too large', () => {
    const key = ofNode.generateKeyPairSync('ed25519');
    const { x = '' } = key.publicKey.export({ format: 'jwk' });
    const inBrowser = ofBrowser.createPublicKey({ key: { x } });
    const other = ofNode.generateKeyPairSync('ed25519').privateKey;
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    fc.assert(
      fc.property(bytes, fc.nat(511), (body, bit) => {
        const right = ofNode.sign(null, body, key.privateKey);
        const flipped = Buffer.from(right);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const larger = Buffer.from(right);
        const s = BigInt(`0x${Buffer.from(right.subarray(32)).reverse().toString('hex')}`) + order;
        larger.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(), 32);
        const all = [right, flipped, larger, ofNode.sign(null, body, other), right.subarray(1)];
        const judge = (signature: Buffer) => ofBrowser.verify(null, body, inBrowser, signature);
        const judgeOfNode = (signature: Buffer) =>
          ofNode.verify(null, body, key.publicKey, signature);
        expect(all.map(judge)).toEqual(all.map(judgeOfNode));
        expect(all.map(judge)).toEqual([true, false, false, false, false]);
      }),
      { numRuns: 20 },
    );
  });
});

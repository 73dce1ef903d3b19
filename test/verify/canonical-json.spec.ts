import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, NotCanonical } from '../../tools/verify/canonical-json.mjs';

/** RFC 8785, appendix B: the bits of a double, and how it is written. */
const NUMBERS: [bits: string, text: string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

/** RFC 8785, 3.2.2 and 3.2.3: what is given, and what is written. */
const TEXTS: [given: string, written: string][] = [
  [
    String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  ],
  [
    String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"}`,
    `{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
  ],
  ['{"b":[],"a":{},"":{"__proto__":1}}', '{"":{"__proto__":1},"a":{},"b":[]}'],
];

describe('canonical JSON of the verifier', () => {
  it('[X-02] writes numbers as RFC 8785 does', () => {
    for (const [bits, text] of NUMBERS) {
      expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
    }
    for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000']) {
      const none = Buffer.from(bits, 'hex').readDoubleBE();
      expect(() => canonical(none)).toThrow(NotCanonical);
    }
  });

  it('[X-02] writes texts and the order of keys as RFC 8785 does', () => {
    for (const [given, written] of TEXTS) expect(canonical(JSON.parse(given))).toBe(written);
  });

  it('[X-02] refuses half characters, in values and in keys, and depth without end', () => {
    for (const half of ['\ud800', 'a\udc00', '\udc00\ud800', '\ud83d']) {
      expect(() => canonical(half)).toThrow(NotCanonical);
      expect(() => canonical({ [half]: 1 })).toThrow(NotCanonical);
    }
    expect(canonical('\ud83d\ude00')).toBe('"😀"');
    const deep: unknown = JSON.parse('['.repeat(5000) + ']'.repeat(5000));
    expect(() => canonical(deep)).toThrow(NotCanonical);
  });

  it('[X-02] writes any JSON as the library of the server does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
        expect(canonical(value)).toBe(canonicalize(value));
      }),
    );
  });
});

import { generate } from 'otplib';
import { totpStepOf } from './totp.js';

/** The secret of RFC 6238's appendix B, and its time 1111111109. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('totpStepOf', () => {
  it('reads the codes of RFC 6238', async () => {
    expect(await totpStepOf(RFC_SECRET, '081804', 1_111_111_109_000)).toBe(37_037_036);
    expect(await totpStepOf(RFC_SECRET, '050471', 1_111_111_111_000)).toBe(37_037_037);
  });

  it('[I-06] allows a clock that is one step off either way, and no more', async () => {
    const at = 1_111_111_109_000;
    const steps = await Promise.all(
      [-60, -30, 0, 30, 60].map(async (seconds) => {
        const epoch = at / 1000 + seconds;
        return totpStepOf(RFC_SECRET, await generate({ secret: RFC_SECRET, epoch }), at);
      }),
    );
    expect(steps).toEqual([undefined, 37_037_035, 37_037_036, 37_037_037, undefined]);
  });

  it('takes nothing but six digits for a code', async () => {
    for (const code of ['', '08180', '0818040', '08180a', '٠٨١٨٠٤']) {
      expect(await totpStepOf(RFC_SECRET, code, 1_111_111_109_000)).toBeUndefined();
    }
  });
});

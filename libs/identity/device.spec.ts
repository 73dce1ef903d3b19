import { deviceOf } from './device.js';

const NT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

describe('deviceOf', () => {
  it('[I-20] names browser and system', () => {
    expect(
      deviceOf(`${NT} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`),
    ).toEqual({
      browser: 'Chrome',
      system: 'Windows',
    });
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      ),
    ).toEqual({ browser: 'Safari', system: 'iOS' });
  });

  it('[I-20] says nothing of what it does not know, however long or odd', () => {
    const nothing = { browser: null, system: null };
    for (const userAgent of [undefined, '', ' ', '<b>x</b>', `${'('.repeat(100_000)}`]) {
      expect(deviceOf(userAgent)).toEqual(nothing);
    }
  });
});

import { networkOf } from './network.js';

describe('networkOf', () => {
  it('[I-40] takes the addresses of one connection for one place', () => {
    const same = [
      '2001:db8::1',
      '2001:0db8:0:0:ffff::1',
      '2001:DB8:0:0:1:2:3:4',
      '2001:db8::%eth0',
    ];
    expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:0']));
    expect(networkOf('2001:db8:0:1::1')).toBe('2001:db8:0:1');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });

  it('[I-40] keeps IPv4 addresses apart, however they are written', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf(undefined)).toBe('');
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { SecretBox } from './secret-box.js';

describe('SecretBox', () => {
  const secret = randomBytes(32);
  const box = new SecretBox(secret, 'totp');
  const owner = randomUUID();

  it('[I-05] opens what it sealed, which looks different each time', () => {
    const [one, other] = [box.seal('JBSWY3DP', owner), box.seal('JBSWY3DP', owner)];
    expect(one.equals(other)).toBe(false);
    expect([one, other].map((bytes) => box.open(bytes, owner))).toEqual(['JBSWY3DP', 'JBSWY3DP']);
  });

  it('[I-05] opens nothing for another owner, another use, another installation, or after a change', () => {
    const sealed = box.seal('JBSWY3DP', owner);
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(14) ^ 1, 14);
    const tries = [
      () => box.open(sealed, randomUUID()),
      () => new SecretBox(secret, 'other').open(sealed, owner),
      () => new SecretBox(randomBytes(32), 'totp').open(sealed, owner),
      () => box.open(changed, owner),
      () => box.open(sealed.subarray(0, 20), owner),
    ];
    for (const open of tries) expect(open).toThrow();
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CKR } from './cryptoki.numbers.js';
import { PinFile } from './pin-file.js';
import { TokenFault } from './token-fault.js';

describe('PinFile', () => {
  let folder: string;
  let path: string;
  const sent: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-pin-'));
    path = join(folder, 'pin');
    sent.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  const signIn =
    (right: string) =>
    async (pin: Buffer): Promise<void> => {
      sent.push(pin.toString());
      if (pin.toString() !== right) throw new TokenFault('C_Login', CKR.PIN_INCORRECT);
    };

  it('[S-18] sends a PIN that was refused once, whoever asks, and another one when the file has it', async () => {
    const pin = new PinFile(path);
    await writeFile(path, '1111\n', { mode: 0o600 });
    const asked = [pin.use(signIn('2222')), pin.use(signIn('2222'))];
    for (const each of asked) await expect(each).rejects.toThrow('does not take the PIN');
    expect(sent).toEqual(['1111']);
    await writeFile(path, '2222\n');
    await pin.use(signIn('2222'));
    await pin.use(signIn('2222'));
    expect(sent).toEqual(['1111', '2222', '2222']);
  });

  it('[S-18] sends a PIN again after a fault that is not about it', async () => {
    const pin = new PinFile(path);
    await writeFile(path, '1111', { mode: 0o600 });
    const away = async (): Promise<never> => {
      throw new TokenFault('C_Login', CKR.DEVICE_REMOVED);
    };
    await expect(pin.use(away)).rejects.toThrow('CKR_DEVICE_REMOVED (0x32)');
    await pin.use(signIn('1111'));
    expect(sent).toEqual(['1111']);
  });
});

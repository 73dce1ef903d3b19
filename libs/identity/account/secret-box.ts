import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Keeps secrets in the database so that the database alone does not give them away (I-05). */
export class SecretBox {
  private readonly key: Buffer;

  /** `use` gives each sort of secret a key of its own. */
  constructor(secret: Buffer, use: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', `vangnet ${use}`, 32));
  }

  /** Sealed for one owner: in another owner's row it does not open. */
  seal(text: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([sealed, cipher.getAuthTag()]);
  }

  /** Throws when the bytes are not the owner's, or the installation's secret is another one. */
  open(bytes: Buffer, owner: string): string {
    const end = bytes.length - TAG;
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(end));
    return decipher.update(bytes.subarray(NONCE, end), undefined, 'utf8') + decipher.final('utf8');
  }

  /** For what is only ever compared. */
  hash(text: string, owner: string): Buffer {
    return createHmac('sha256', this.key).update(owner).update('\0').update(text).digest();
  }
}

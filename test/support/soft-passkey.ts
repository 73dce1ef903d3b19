import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** What can be wrong with an answer, for tests of what is refused. */
export interface Wrong {
  challenge?: string;
  origin?: string;
  host?: string;
  type?: string;
  isVerified?: boolean;
  counter?: number;
  key?: KeyObject;
}

/** A passkey in software: makes the bytes that a device makes, or others. */
export class SoftPasskey {
  readonly id = randomBytes(16).toString('base64url');
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  counter = 0;

  constructor(readonly origin: string) {}

  /** As from `navigator.credentials.create`. */
  created(challenge: string, wrong: Wrong = {}) {
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      withLength(this.authenticatorData(wrong, true)),
    ]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.clientData('webauthn.create', challenge, wrong).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** As from `navigator.credentials.get`. */
  signed(challenge: string, wrong: Wrong = {}) {
    this.counter += 1;
    const clientData = this.clientData('webauthn.get', challenge, wrong);
    const authenticatorData = this.authenticatorData(wrong, false);
    const signedBytes = Buffer.concat([authenticatorData, sha256(clientData)]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signedBytes, wrong.key ?? this.keys.privateKey).toString(
          'base64url',
        ),
      },
    };
  }

  private clientData(type: string, challenge: string, wrong: Wrong): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? this.origin,
        crossOrigin: false,
      }),
    );
  }

  private authenticatorData(wrong: Wrong, hasCredential: boolean): Buffer {
    const flags =
      PRESENT | (wrong.isVerified === false ? 0 : VERIFIED) | (hasCredential ? HAS_CREDENTIAL : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(wrong.counter ?? this.counter);
    return Buffer.concat([
      sha256(Buffer.from(wrong.host ?? new URL(this.origin).hostname)),
      Buffer.from([flags]),
      counter,
      ...(hasCredential ? [this.credential()] : []),
    ]);
  }

  private credential(): Buffer {
    const id = Buffer.from(this.id, 'base64url');
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

import { EntitySchema } from 'typeorm';

/** What a challenge is for: an answer to one is no answer to another. */
export type PasskeyPurpose = 'ADD' | 'SIGN_IN' | 'STEP_UP';

/** A random number that a passkey is asked to sign. Whoever answers it holds its token in a cookie. */
export interface PasskeyChallengeRow {
  id: string;
  tokenHash: Buffer;
  purpose: PasskeyPurpose;
  /** Whose passkey it has to be; null where the passkey tells who somebody is. */
  personId: string | null;
  challenge: string;
  expiresAt: Date;
}

export const PasskeyChallengeEntity = new EntitySchema<PasskeyChallengeRow>({
  name: 'passkey_challenge',
  columns: {
    id: { type: 'uuid', primary: true },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    purpose: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    challenge: { type: 'text' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'passkey_challenge_person_id_fkey',
    },
  ],
});

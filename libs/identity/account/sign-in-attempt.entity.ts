import { EntitySchema } from 'typeorm';

/** A sign-in that is half-way: the password was right, the second factor is still to come. */
export interface SignInAttemptRow {
  id: string;
  personId: string;
  tokenHash: Buffer;
  tries: number;
  expiresAt: Date;
}

export const SignInAttemptEntity = new EntitySchema<SignInAttemptRow>({
  name: 'sign_in_attempt',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    tries: { type: 'integer', default: 0 },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'sign_in_attempt_person_id_fkey',
    },
  ],
});

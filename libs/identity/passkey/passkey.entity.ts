import { EntitySchema } from 'typeorm';

/** A key pair that lives in somebody's device; here is the public half. */
export interface PasskeyRow {
  id: string;
  personId: string;
  /** What the device calls it, in base64url. */
  credentialId: string;
  publicKey: Buffer;
  /** How often it signed, where the device counts: a copy shows by a number that goes back. */
  counter: string;
  /** What its person calls it. */
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

export const PasskeyEntity = new EntitySchema<PasskeyRow>({
  name: 'passkey',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    credentialId: { type: 'text', name: 'credential_id', unique: true },
    publicKey: { type: 'bytea', name: 'public_key' },
    counter: { type: 'bigint' },
    name: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'passkey_person_id_fkey',
    },
  ],
  indices: [{ name: 'passkey_person', columns: ['personId'] }],
});

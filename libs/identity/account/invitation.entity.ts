import { EntitySchema } from 'typeorm';
import type { PersonRow } from '../person.entity.js';

/** A link that lets one person set a password and a second factor, once. Of its token only the SHA-256 is kept. */
export interface InvitationRow {
  id: string;
  personId: string;
  person: PersonRow;
  tokenHash: Buffer;
  /** The secret that the person is shown, sealed; it becomes the account's when the invitation is accepted. */
  totpSecret: Buffer;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export const InvitationEntity = new EntitySchema<InvitationRow>({
  name: 'invitation',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    totpSecret: { type: 'bytea', name: 'totp_secret' },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  relations: {
    person: {
      type: 'many-to-one',
      target: 'person',
      joinColumn: { name: 'person_id', foreignKeyConstraintName: 'invitation_person_id_fkey' },
      nullable: false,
    },
  },
  indices: [{ name: 'invitation_person', columns: ['personId'] }],
});

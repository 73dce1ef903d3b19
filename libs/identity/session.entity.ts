import { EntitySchema } from 'typeorm';
import type { PersonRow } from './person.entity.js';

/** A session of one browser. Of its token only the SHA-256 is kept: who reads the table cannot sign in with it. */
export interface SessionRow {
  id: string;
  tokenHash: Buffer;
  personId: string;
  person: PersonRow;
  begunAt: Date;
  seenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  /** When a second factor was last proved in it. */
  steppedUpAt: Date | null;
  /** The provider that vouched for the person, and its own name for the session. */
  providerId: string | null;
  providerSid: string | null;
  browser: string | null;
  system: string | null;
}

export const SessionEntity = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    id: { type: 'uuid', primary: true },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    personId: { type: 'uuid', name: 'person_id' },
    begunAt: { type: 'timestamptz', name: 'begun_at', default: () => 'now()' },
    seenAt: { type: 'timestamptz', name: 'seen_at', default: () => 'now()' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    steppedUpAt: { type: 'timestamptz', name: 'stepped_up_at', nullable: true },
    providerId: { type: 'uuid', name: 'provider_id', nullable: true },
    providerSid: { type: 'text', name: 'provider_sid', nullable: true },
    browser: { type: 'text', nullable: true },
    system: { type: 'text', nullable: true },
  },
  relations: {
    person: {
      type: 'many-to-one',
      target: 'person',
      joinColumn: { name: 'person_id', foreignKeyConstraintName: 'session_person_id_fkey' },
      nullable: false,
    },
  },
  foreignKeys: [
    {
      target: 'identity_provider',
      columnNames: ['providerId'],
      referencedColumnNames: ['id'],
      name: 'session_provider_id_fkey',
    },
  ],
  indices: [{ name: 'session_person', columns: ['personId'], where: 'ended_at IS NULL' }],
});

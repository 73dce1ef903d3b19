import { EntitySchema } from 'typeorm';
import type { PersonRow } from '../person.entity.js';

/** Somebody lost what they sign in with: two others of the organisation see to it that they can begin anew. */
export interface RecoveryRow {
  id: string;
  personId: string;
  person: PersonRow;
  startedBy: string;
  starter: PersonRow;
  startedAt: Date;
  expiresAt: Date;
  confirmedBy: string | null;
  /** When the link was given out. */
  invitedAt: Date | null;
}

export const RecoveryEntity = new EntitySchema<RecoveryRow>({
  name: 'recovery',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    startedBy: { type: 'uuid', name: 'started_by' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    confirmedBy: { type: 'uuid', name: 'confirmed_by', nullable: true },
    invitedAt: { type: 'timestamptz', name: 'invited_at', nullable: true },
  },
  relations: {
    person: {
      type: 'many-to-one',
      target: 'person',
      joinColumn: { name: 'person_id', foreignKeyConstraintName: 'recovery_person_id_fkey' },
      nullable: false,
    },
    starter: {
      type: 'many-to-one',
      target: 'person',
      joinColumn: { name: 'started_by', foreignKeyConstraintName: 'recovery_started_by_fkey' },
      nullable: false,
    },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['confirmedBy'],
      referencedColumnNames: ['id'],
      name: 'recovery_confirmed_by_fkey',
    },
  ],
  checks: [
    {
      name: 'recovery_by_others',
      expression:
        'started_by <> person_id AND confirmed_by <> person_id AND confirmed_by <> started_by',
    },
  ],
  indices: [{ name: 'recovery_person', columns: ['personId'] }],
});

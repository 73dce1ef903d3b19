import { EntitySchema } from 'typeorm';

/** A code for when the second factor is lost. A code that was used is no longer there. */
export interface RecoveryCodeRow {
  id: string;
  personId: string;
  codeHash: Buffer;
}

export const RecoveryCodeEntity = new EntitySchema<RecoveryCodeRow>({
  name: 'recovery_code',
  columns: {
    id: { type: 'uuid', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    codeHash: { type: 'bytea', name: 'code_hash' },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'recovery_code_person_id_fkey',
    },
  ],
  indices: [{ name: 'recovery_code_person', columns: ['personId'] }],
});

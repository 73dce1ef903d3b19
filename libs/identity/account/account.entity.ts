import { EntitySchema } from 'typeorm';
import type { PersonRow } from '../person.entity.js';

/** How a person signs in here. Without a password nobody can: the invitation was not accepted yet, or was taken back. */
export interface AccountRow {
  personId: string;
  person: PersonRow;
  /** An e-mail address in lower case. */
  login: string;
  /** Looks after the accounts of the person's own organisation; in that of the platform, after organisations (I-70). */
  administrator: boolean;
  /** Who stands in for the person; gives no right (I-56). */
  deputyId: string | null;
  passwordHash: string | null;
  /** Sealed (I-05). */
  totpSecret: Buffer | null;
  /** The last step of thirty seconds whose code was used; none before it works again. A bigint: a string in TypeORM. */
  totpStep: string;
}

export const AccountEntity = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    personId: { type: 'uuid', name: 'person_id', primary: true },
    login: { type: 'text', unique: true },
    administrator: { type: 'boolean', default: false },
    deputyId: { type: 'uuid', name: 'deputy_id', nullable: true },
    passwordHash: { type: 'text', name: 'password_hash', nullable: true },
    totpSecret: { type: 'bytea', name: 'totp_secret', nullable: true },
    totpStep: { type: 'bigint', name: 'totp_step', default: 0 },
  },
  relations: {
    person: {
      type: 'many-to-one',
      target: 'person',
      joinColumn: { name: 'person_id', foreignKeyConstraintName: 'account_person_id_fkey' },
      nullable: false,
    },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['deputyId'],
      referencedColumnNames: ['id'],
      name: 'account_deputy_id_fkey',
    },
  ],
  checks: [{ name: 'account_deputy_is_other', expression: 'deputy_id <> person_id' }],
});

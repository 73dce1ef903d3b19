import { EntitySchema } from 'typeorm';
import type { PersonRow } from '../person.entity.js';

/** How a person signs in here. Without a password nobody can: the invitation was not accepted yet, or was taken back. */
export interface AccountRow {
  personId: string;
  person: PersonRow;
  /** An e-mail address in lower case. */
  login: string;
  /** Looks after the accounts of the person's own organisation. */
  administrator: boolean;
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
});

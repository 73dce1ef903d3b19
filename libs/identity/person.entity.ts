import { EntitySchema } from 'typeorm';
import type { PersonFunction } from '#contract';
import type { OrganisationRow } from './organisation.entity.js';

/** A professional who signs in, and acts for one organisation. */
export interface PersonRow {
  id: string;
  organisationId: string;
  organisation: OrganisationRow;
  /** Short and unique; what the demo signs in with. */
  code: string;
  name: string;
  /** What the person does there, in words that colleagues use. */
  function: string;
  /** Codes that give rights. They leave the server for their administrator only (I-55). */
  functions: PersonFunction[];
  /** False blocks the person at once. */
  active: boolean;
}

export const PersonEntity = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: { type: 'uuid', primary: true },
    organisationId: { type: 'uuid', name: 'organisation_id' },
    code: { type: 'text', unique: true },
    name: { type: 'text' },
    function: { type: 'text' },
    functions: { type: 'text', array: true, default: '{}' },
    active: { type: 'boolean', default: true },
  },
  relations: {
    organisation: {
      type: 'many-to-one',
      target: 'organisation',
      joinColumn: {
        name: 'organisation_id',
        foreignKeyConstraintName: 'person_organisation_id_fkey',
      },
      nullable: false,
    },
  },
});

import { EntitySchema } from 'typeorm';
import type { OrganisationType } from '#contract';

/** An organisation that people act for. */
export interface OrganisationRow {
  id: string;
  type: OrganisationType;
  name: string;
}

export const OrganisationEntity = new EntitySchema<OrganisationRow>({
  name: 'organisation',
  columns: {
    id: { type: 'uuid', primary: true },
    type: { type: 'text' },
    name: { type: 'text' },
  },
});

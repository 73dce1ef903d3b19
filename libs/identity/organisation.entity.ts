import { EntitySchema } from 'typeorm';
import type { OrganisationType } from '#contract';

/** An organisation that people act for. */
export interface OrganisationRow {
  id: string;
  type: OrganisationType;
  name: string;
  /** False ends its sessions and ways in at once, and it is asked into no case any more (I-72). */
  active: boolean;
}

export const OrganisationEntity = new EntitySchema<OrganisationRow>({
  name: 'organisation',
  columns: {
    id: { type: 'uuid', primary: true },
    type: { type: 'text' },
    name: { type: 'text' },
    active: { type: 'boolean', default: true },
  },
});

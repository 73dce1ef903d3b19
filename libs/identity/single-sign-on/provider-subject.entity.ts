import { EntitySchema } from 'typeorm';

/** Who a person is at their organisation's provider: by an id that does not change when an e-mail address does. */
export interface ProviderSubjectRow {
  providerId: string;
  subject: string;
  personId: string;
}

export const ProviderSubjectEntity = new EntitySchema<ProviderSubjectRow>({
  name: 'provider_subject',
  columns: {
    providerId: { type: 'uuid', name: 'provider_id', primary: true },
    subject: { type: 'text', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
  },
  foreignKeys: [
    {
      target: 'identity_provider',
      columnNames: ['providerId'],
      referencedColumnNames: ['id'],
      name: 'provider_subject_provider_id_fkey',
    },
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'provider_subject_person_id_fkey',
    },
  ],
  uniques: [{ name: 'provider_subject_person', columns: ['providerId', 'personId'] }],
});

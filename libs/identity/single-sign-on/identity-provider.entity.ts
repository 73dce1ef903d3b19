import { EntitySchema } from 'typeorm';

/** Where the people of one organisation sign in, and what it has to say of how they did. */
export interface IdentityProviderRow {
  id: string;
  organisationId: string;
  issuer: string;
  clientId: string;
  /** Sealed (I-05). */
  clientSecret: Buffer;
  /** How it signs; a token that says otherwise is refused. */
  idTokenAlg: string;
  /** The domains of its people's e-mail addresses. */
  domains: string[];
  /** Values of `acr` and of `amr` that stand for two factors. Where there are any, one of them has to be said. */
  acr: string[];
  amr: string[];
}

export const IdentityProviderEntity = new EntitySchema<IdentityProviderRow>({
  name: 'identity_provider',
  columns: {
    id: { type: 'uuid', primary: true },
    organisationId: { type: 'uuid', name: 'organisation_id' },
    issuer: { type: 'text' },
    clientId: { type: 'text', name: 'client_id' },
    clientSecret: { type: 'bytea', name: 'client_secret' },
    idTokenAlg: { type: 'text', name: 'id_token_alg' },
    domains: { type: 'text', array: true },
    acr: { type: 'text', array: true },
    amr: { type: 'text', array: true },
  },
  foreignKeys: [
    {
      target: 'organisation',
      columnNames: ['organisationId'],
      referencedColumnNames: ['id'],
      name: 'identity_provider_organisation_id_fkey',
    },
  ],
  uniques: [
    { name: 'identity_provider_organisation', columns: ['organisationId'] },
    { name: 'identity_provider_client', columns: ['issuer', 'clientId'] },
  ],
  checks: [
    {
      name: 'identity_provider_assurance',
      expression: 'cardinality(acr) + cardinality(amr) > 0',
    },
  ],
});

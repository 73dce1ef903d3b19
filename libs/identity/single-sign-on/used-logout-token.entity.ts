import { EntitySchema } from 'typeorm';

/** A logout that a provider told us of: told again, it is somebody else who tells it. */
export interface UsedLogoutTokenRow {
  providerId: string;
  jtiHash: Buffer;
  at: Date;
}

export const UsedLogoutTokenEntity = new EntitySchema<UsedLogoutTokenRow>({
  name: 'used_logout_token',
  columns: {
    providerId: { type: 'uuid', name: 'provider_id', primary: true },
    jtiHash: { type: 'bytea', name: 'jti_hash', primary: true },
    at: { type: 'timestamptz', default: () => 'now()' },
  },
  foreignKeys: [
    {
      target: 'identity_provider',
      columnNames: ['providerId'],
      referencedColumnNames: ['id'],
      name: 'used_logout_token_provider_id_fkey',
    },
  ],
});

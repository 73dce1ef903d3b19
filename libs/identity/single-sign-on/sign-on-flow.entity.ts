import { EntitySchema } from 'typeorm';

/** A browser that was sent to a provider and has to come back. Good for one answer, for ten minutes. */
export interface SignOnFlowRow {
  id: string;
  providerId: string;
  tokenHash: Buffer;
  state: string;
  nonce: string;
  codeVerifier: string;
  /** The page that it left from, and comes back to. */
  origin: string;
  expiresAt: Date;
}

export const SignOnFlowEntity = new EntitySchema<SignOnFlowRow>({
  name: 'sign_on_flow',
  columns: {
    id: { type: 'uuid', primary: true },
    providerId: { type: 'uuid', name: 'provider_id' },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    state: { type: 'text' },
    nonce: { type: 'text' },
    codeVerifier: { type: 'text', name: 'code_verifier' },
    origin: { type: 'text' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  foreignKeys: [
    {
      target: 'identity_provider',
      columnNames: ['providerId'],
      referencedColumnNames: ['id'],
      name: 'sign_on_flow_provider_id_fkey',
    },
  ],
});

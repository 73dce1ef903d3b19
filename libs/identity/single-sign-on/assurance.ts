import type { IdentityProviderRow } from './identity-provider.entity.js';

/**
 * Whether a token says that two factors were used, in the words agreed on with its provider (I-61). A provider that says
 * nothing has said no.
 */
export function saysTwoFactors(
  provider: Pick<IdentityProviderRow, 'acr' | 'amr'>,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  const said = Array.isArray(claims['amr']) ? claims['amr'] : [];
  const hasAcr = provider.acr.some((value) => value === claims['acr']);
  const hasAmr = provider.amr.some((value) => said.includes(value));
  if (provider.acr.length === 0 && provider.amr.length === 0) return false;
  return (provider.acr.length === 0 || hasAcr) && (provider.amr.length === 0 || hasAmr);
}

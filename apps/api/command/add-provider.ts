import 'reflect-metadata';
import { z } from 'zod';
import { line } from '#contract';
import { IdentityProviders } from '#identity';
import { Refused } from '#kernel';
import { runCommand } from '../process/run-command.js';

const USAGE = `Lets the people of an organisation sign in at its own OpenID Connect provider:

  VANGNET_CLIENT_SECRET=… node dist/apps/api/command/add-provider.js --organisation "Veilig Thuis Voorbeeld" \\
    --issuer https://login.example.nl --client vangnet --domain example.nl --acr urn:example:mfa

--domain, --acr and --amr may be repeated; one --acr or --amr at least, for two factors. --alg: RS256 by default.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const words = line(500);

/** Prints what the provider has to be told of us. */
await runCommand({
  usage: USAGE,
  options: {
    organisation: text,
    issuer: text,
    client: text,
    domain: texts,
    acr: texts,
    amr: texts,
    alg: text,
  },
  shape: z.object({
    organisation: words,
    issuer: z.url(),
    client: words,
    domain: z.array(words).min(1),
    acr: z.array(words).default([]),
    amr: z.array(words).default([]),
    alg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).default('RS256'),
  }),
  refusals: {
    ABSENT: 'No organisation has this name.',
    UNAVAILABLE: 'The provider does not answer at this issuer.',
    LOGIN_TAKEN: 'The organisation has a provider already, or another one has this domain.',
  },
  async run({ organisation, issuer, client, domain, acr, amr, alg }, app, config) {
    const secret = process.env['VANGNET_CLIENT_SECRET'];
    if (!secret) throw new Refused('MALFORMED');
    const given = { issuer, clientId: client, domains: domain, acr, amr, idTokenAlg: alg };
    const id = await app.get(IdentityProviders).add(organisation, secret, given);
    const returns = config.origins.map((origin) => `${origin}/auth/oidc/callback/${id}`);
    const logout = `${config.origins[0] ?? ''}/auth/oidc/back-channel/${id}`;
    return [`Redirect URI: ${returns.join(', ')}`, `Back-channel logout URI: ${logout}`].join('\n');
  },
});

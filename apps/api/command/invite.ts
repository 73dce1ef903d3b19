import 'reflect-metadata';
import { z } from 'zod';
import { CASE_ORGANISATION_TYPES, line } from '#contract';
import { AccountService } from '#identity';
import { runCommand } from '../process/run-command.js';

const USAGE = `Invites the first administrator of an organisation, and makes the organisation where it is new:

  node dist/apps/api/command/invite.js --organisation "Veilig Thuis Voorbeeld" --type VEILIG_THUIS \\
    --name "A. de Vries" --function "Beheerder" --login a.devries@example.nl

Types: ${CASE_ORGANISATION_TYPES.join(', ')}
`;

const text = { type: 'string' } as const;
const words = line(200);

/** Prints the link, once. */
await runCommand({
  usage: USAGE,
  options: { organisation: text, type: text, name: text, function: text, login: text },
  shape: z.object({
    organisation: words,
    type: z.enum(CASE_ORGANISATION_TYPES),
    name: words,
    function: words,
    login: z.email(),
  }),
  refusals: { LOGIN_TAKEN: 'Somebody has this login already.' },
  async run({ organisation, type, ...account }, app, config) {
    const accounts = app.get(AccountService);
    const token = await accounts.inviteFirst({ name: organisation, type }, account);
    const origin = config.origins[0] ?? `http://localhost:${config.http.port}`;
    return `${origin}/invitation#${token}`;
  },
});

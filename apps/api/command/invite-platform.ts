import 'reflect-metadata';
import { z } from 'zod';
import { line } from '#contract';
import { AccountService } from '#identity';
import { runCommand } from '../process/run-command.js';

const USAGE = `Invites a platform administrator, who manages organisations and can read no case:

  node dist/apps/api/command/invite-platform.js --name "B. Jansen" --login b.jansen@example.nl

--function: "Platformbeheerder" by default. --organisation: what the screens call the platform, "Platformbeheer" by default.
`;

const text = { type: 'string' } as const;
const words = line(200);

/** Prints the link, once. */
await runCommand({
  usage: USAGE,
  options: { organisation: text, name: text, function: text, login: text },
  shape: z.object({
    organisation: words.default('Platformbeheer'),
    name: words,
    function: words.default('Platformbeheerder'),
    login: z.email(),
  }),
  refusals: { LOGIN_TAKEN: 'Somebody has this login already.' },
  async run({ organisation, ...account }, app, config) {
    const accounts = app.get(AccountService);
    const token = await accounts.inviteFirst({ name: organisation, type: 'PLATFORM' }, account);
    const origin = config.origins[0] ?? `http://localhost:${config.http.port}`;
    return `${origin}/invitation#${token}`;
  },
});

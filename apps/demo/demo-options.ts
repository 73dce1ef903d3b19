import { parseArgs } from 'node:util';

export const SPEEDS = { '1': 1, '10': 10, max: Infinity } as const;

export interface DemoOptions {
  /** Undefined: the usual one, or another when that is in use. 0: whatever the system gives. */
  port: number | undefined;
  reset: boolean;
  json: boolean;
  replay: boolean;
  /** How many times faster than people the replay goes. */
  speed: number;
}

/** Something in the command line that the demo does not know; the message says what. */
export class OptionFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OptionFault';
  }
}

export const HELP = `npm run demo -- [options]

Vangnet with invented people and plans, on this machine only. Never for real cases.

  --port <number>     the port to serve on (default 3000, or another when that is in use)
  --reset             begin anew: empties the demo's own database first
  --json              print one JSON document (ports, URLs, process ids, people, plans) and nothing else
  --replay            play the conference script with a live client per person, then stop
  --speed 1|10|max    speed of the replay (default 1: as people type)
  --help              this text

DATABASE_URL and REDIS_URL are used when they are set. The demo's own database, log and all else that it
keeps is in .vangnet/, or where VANGNET_DATA_DIR says.
`;

/** The options, or 'help' when that was asked for. @throws OptionFault */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.speed !== undefined && !values.replay) {
    throw new OptionFault('--speed goes with --replay');
  }
  return {
    port: values.port === undefined ? undefined : portOf(values.port),
    reset: values.reset ?? false,
    json: values.json ?? false,
    replay: values.replay ?? false,
    speed: speedOf(values.speed ?? '1'),
  };
}

interface Values {
  port?: string;
  reset?: boolean;
  json?: boolean;
  replay?: boolean;
  speed?: string;
  help?: boolean;
}

function parse(args: readonly string[]): Values {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        reset: { type: 'boolean' },
        json: { type: 'boolean' },
        replay: { type: 'boolean' },
        speed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    // Node adds how to pass something that is no option, which means nothing here.
    const { message } = error as Error;
    throw new OptionFault(
      message.replace(/\. To specify.*$/s, '').replace(/\. This command.*$/s, ''),
    );
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new OptionFault(`--port must be a number up to 65535, not '${text}'`);
}

function speedOf(text: string): number {
  if (Object.hasOwn(SPEEDS, text)) return SPEEDS[text as keyof typeof SPEEDS];
  throw new OptionFault(`--speed must be 1, 10 or max, not '${text}'`);
}

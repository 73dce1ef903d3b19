import { parseArgs } from 'node:util';

const MEASURES = [
  'inserts',
  'edits',
  'plans',
  'costs',
  'opening',
  'looking',
  'loss',
  'revocation',
  'checkpoint',
  'verifying',
] as const;

type MeasureName = (typeof MEASURES)[number];

export interface BenchOptions {
  runs: number;
  /** Milliseconds. */
  measure: number;
  warmUp: number;
  only: readonly MeasureName[];
  contenders: readonly string[] | null;
  typists: number[];
  /** Changes in the long history. */
  history: number;
  /** Changes in the export that is verified. */
  verified: number;
  kills: number;
  /** How often a right is withdrawn. */
  revocations: number;
  /** Streams that a checkpoint is made of. */
  streams: number[];
  /** Seconds of typing before a kill, on average. */
  killAfter: number;
  databaseUrl: string | undefined;
  profile: boolean;
}

export const HELP = `npm run bench -- [options]

  --runs 5          interleaved runs
  --seconds 30      seconds measured in each run
  --warm-up 10      seconds before each measurement
  --only a,b        of: ${MEASURES.join(', ')}
  --against a,b     of: floor1, floor3, hocuspocus-shipped, hocuspocus-durable, vangnet
  --typists 10,50   people typing in one plan
  --history 100000  changes in the long history
  --verified 1000000 changes in the export that is verified
  --kills 5         kill -9 per server
  --revocations 100 times that a right is withdrawn, in each of two ways
  --streams 10000,100000  streams that a checkpoint is made of
  --kill-after 12   seconds of typing before each, on average; Hocuspocus stores after 10 at the latest
  --profile         leave a V8 profile of our server in bench/results (and figures that do not count)
  --database-url    use this PostgreSQL (as superuser) instead of the embedded one
`;

/** Reads the command line; throws on what it does not know. */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '30' },
      'warm-up': { type: 'string', default: '10' },
      only: { type: 'string', default: MEASURES.join(',') },
      against: { type: 'string' },
      typists: { type: 'string', default: '10,50' },
      history: { type: 'string', default: '100000' },
      verified: { type: 'string', default: '1000000' },
      kills: { type: 'string', default: '5' },
      revocations: { type: 'string', default: '100' },
      streams: { type: 'string', default: '10000,100000' },
      'kill-after': { type: 'string', default: '12' },
      'database-url': { type: 'string' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    runs: positive(values.runs),
    measure: positive(values.seconds) * 1000,
    warmUp: positive(values['warm-up']) * 1000,
    only: values.only.split(',').map(measureNamed),
    contenders: values.against?.split(',') ?? null,
    typists: values.typists.split(',').map(positive),
    history: positive(values.history),
    verified: positive(values.verified),
    kills: positive(values.kills),
    revocations: positive(values.revocations),
    streams: values.streams.split(',').map(positive),
    killAfter: positive(values['kill-after']),
    databaseUrl: values['database-url'],
    profile: values.profile,
  };
}

function measureNamed(name: string): MeasureName {
  const found = MEASURES.find((measure) => measure === name);
  if (!found) throw new Error(`no such measure: ${name} (of: ${MEASURES.join(', ')})`);
  return found;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`not a positive number: ${text}`);
  return value;
}

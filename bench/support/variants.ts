import type { Contender } from './contender.js';
import type { Surroundings } from './contenders.js';
import { startOurs, type Variant } from './ours.contender.js';

/** What the variants are compared with. */
export const BARE = 'without all three';

/** Ours as it is offered, and with less than that, which is not offered to anybody. */
const VARIANTS: readonly Variant[] = [
  { name: 'as offered, with a signer', database: 'bench_signed', without: [], isSigned: true },
  { name: 'without checkpoints', database: 'bench_unsigned', without: [], isSigned: false },
  {
    name: 'without checkpoints and sealing',
    database: 'bench_unsealed',
    without: ['sealing'],
    isSigned: false,
  },
  {
    name: 'without checkpoints and commitments',
    database: 'bench_uncommitted',
    without: ['commitments'],
    isSigned: false,
  },
  { name: BARE, database: 'bench_bare', without: ['sealing', 'commitments'], isSigned: false },
];

export async function startVariants(around: Surroundings): Promise<Contender[]> {
  const started: Contender[] = [];
  for (const variant of VARIANTS) started.push(await startOurs(around, variant));
  return started;
}

/** What a server that is only measured can do without: encryption of what is stored; and salted commitments, hashes and canonical JSON. */
export type LeftOut = 'sealing' | 'commitments';

/** Tells a process what it does without, separated by commas. */
export const LEFT_OUT = 'BENCH_LEFT_OUT';

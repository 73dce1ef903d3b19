import { ConfigFaults, UnsafeDatabase } from '#kernel';
import { KeyFileFault } from '../files/key-file.js';
import { RestoreFault } from '../record-restore.js';
import { StateDamaged } from '../state/step-file.js';

const SAID = [ConfigFaults, UnsafeDatabase, KeyFileFault, RestoreFault, StateDamaged];

/** What whoever runs a program of the signer is told: nothing that anybody wrote is in its memory. */
export function failureOf(error: unknown): string {
  if (SAID.some((sort) => error instanceof sort)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

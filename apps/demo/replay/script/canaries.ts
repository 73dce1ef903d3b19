import type { DemoPersonCode } from '../../demo-case/index.js';

/** Words that nobody else may get in any form: not on a screen, in a message, in history or in an error. */
interface Canary {
  readonly words: string;
  readonly persons: readonly DemoPersonCode[];
}

export const STAY: Canary = { words: 'KANARIE-ZILVER-7Q4X', persons: ['O1', 'O2'] };
export const PROTECTION: Canary = { words: 'KANARIE-EER-9P2M', persons: ['VTE', 'P2', 'O2'] };
export const CODE_WORD: Canary = { words: 'zwembad', persons: ['W2', 'O1', 'P1'] };

export const CANARIES: readonly Canary[] = [STAY, PROTECTION, CODE_WORD];

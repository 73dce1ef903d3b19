import { AGREEMENT_ROWS } from './agreement.rows.js';
import { CLOSING_ROWS } from './closing.rows.js';
import { MEASURE_ROWS } from './measure.rows.js';
import { OPENING_ROWS } from './opening.rows.js';
import type { ScriptRow } from './script-row.js';

export { CANARIES } from './canaries.js';

/** The conference script, in the order in which it is played. */
export const CONFERENCE_SCRIPT: readonly ScriptRow[] = [
  ...OPENING_ROWS,
  ...MEASURE_ROWS,
  ...AGREEMENT_ROWS,
  ...CLOSING_ROWS,
];

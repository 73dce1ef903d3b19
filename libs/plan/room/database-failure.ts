import { KeyStoreLost } from '#history';

/** SQLSTATE classes that say nothing of the batch: connection, resources, operator, system; and timeouts, deadlocks. */
const PASSING_CLASSES = new Set(['08', '53', '57', '58']);
const PASSING_STATES = new Set(['55P03', '40001', '40P01', '25P03', '25006']);

/** May the same batch succeed a moment later? Then nobody is told that it was refused. */
export function isPassing(error: unknown): boolean {
  // Nothing was sent: when the keys are back, it can be.
  if (error instanceof KeyStoreLost) return true;
  const state = stateOf(error);
  if (state === undefined) return isLostConnection(error);
  return PASSING_CLASSES.has(state.slice(0, 2)) || PASSING_STATES.has(state);
}

/** The connection broke: whether the statement was carried out is not known. */
export function isLostConnection(error: unknown): boolean {
  const state = stateOf(error);
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  const { code, message } = Object(error) as { code?: string; message?: string };
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return true;
  return /^Connection terminated|timeout exceeded when trying to connect|Client has encountered/.test(
    message ?? '',
  );
}

/** An op id in the batch is in the log already. */
export function isTakenOpId(error: unknown): boolean {
  const constraint =
    typeof error === 'object' && error !== null && 'constraint' in error ? error.constraint : '';
  return stateOf(error) === '23505' && constraint === 'change_plan_id_op_id_key';
}

function stateOf(error: unknown): string | undefined {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)
    ? code
    : undefined;
}

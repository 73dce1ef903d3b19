import type { RowOutcome } from './script-player.js';

export interface ReplaySummary {
  played: number;
  skipped: number;
  failed: number;
  /** The rows that failed, each with the reason. */
  failures: string[];
  /** How many screens were compared at the end. */
  screens: number;
  /** What was not the same on all of them; null when everything was. */
  disagreement: string | null;
}

const STATUS_WORDS = { played: 'gespeeld', skipped: 'overgeslagen', failed: 'MISLUKT' } as const;
const WIDTH_OF_WHO = 4;
const WIDTH_OF_SECTION = 18;
const WIDTH_OF_STATUS = 13;

/** One row of the script with what became of it. */
export function rowLine({ row, status, reason }: RowOutcome): string {
  const head = [
    row.together ? '  ‖  ' : row.at,
    row.nr.padStart(4),
    row.who.padEnd(WIDTH_OF_WHO),
    row.section.padEnd(WIDTH_OF_SECTION),
    STATUS_WORDS[status].padEnd(WIDTH_OF_STATUS),
    row.what,
  ].join('  ');
  return [head, ...remarks(row, status, reason)].join('\n        ');
}

export function summaryLine({
  played,
  skipped,
  failed,
  screens,
  disagreement,
}: ReplaySummary): string {
  const agreement =
    disagreement === null
      ? `op ${screens} schermen staat hetzelfde als op de server`
      : `de schermen zijn het NIET eens: ${disagreement}`;
  return `Gespeeld ${played}, overgeslagen ${skipped}, mislukt ${failed}; ${agreement}.`;
}

export function isReplayGood({ failed, disagreement }: ReplaySummary): boolean {
  return failed === 0 && disagreement === null;
}

function remarks(
  { expected, later }: RowOutcome['row'],
  status: RowOutcome['status'],
  reason: string | undefined,
): string[] {
  if (status === 'skipped') return [];
  return [
    ...(reason === undefined ? [] : [`${reason} (verwacht: ${expected})`]),
    ...(later === undefined ? [] : [`bestaat nog niet: ${later}`]),
  ];
}

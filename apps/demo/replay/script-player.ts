import type { DemoPersonCode } from '../demo-case/index.js';
import { checkSight } from './row-check.js';
import type { ScriptRow, ScriptStep } from './script/script-row.js';
import type { Stage } from './stage.js';
import type { StepPlayer, Trace } from './step-player.js';

export interface RowOutcome {
  row: ScriptRow;
  status: 'played' | 'skipped' | 'failed';
  /** Why it failed. */
  reason?: string;
}

/** Plays rows in their order; those that begin together are played at the same moment. */
export class ScriptPlayer {
  constructor(
    private readonly stage: Stage,
    private readonly steps: StepPlayer,
  ) {}

  async play(
    rows: readonly ScriptRow[],
    onOutcome: (outcome: RowOutcome) => void,
  ): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (const group of groupsOf(rows)) {
      await this.stage.pace.untilTime(group[0]?.at ?? '00:00');
      for (const outcome of await this.playGroup(group)) {
        outcomes.push(outcome);
        onOutcome(outcome);
      }
    }
    return outcomes;
  }

  private async playGroup(group: readonly ScriptRow[]): Promise<RowOutcome[]> {
    const faults = new Map<ScriptRow, unknown>();
    const attempt = async <T>(row: ScriptRow, run: () => Promise<T>): Promise<T | undefined> => {
      if (faults.has(row)) return undefined;
      return run().catch((error: unknown) => {
        faults.set(row, error);
        return undefined;
      });
    };
    for (const row of group) {
      await attempt(row, async () => this.check(row, await this.playSteps(row, row.before)));
    }
    const traces = await Promise.all(
      group.map((row) => attempt(row, () => this.playSteps(row, row.steps))),
    );
    for (const [index, row] of group.entries()) {
      await attempt(row, () => this.check(row, traces[index]));
    }
    return group.map((row) => outcomeOf(row, faults));
  }

  private async playSteps(row: ScriptRow, steps: readonly ScriptStep[] = []): Promise<Trace[]> {
    const traces: Trace[] = [];
    for (const step of steps) {
      traces.push(...(await this.steps.play(step, step.by ?? (row.who as DemoPersonCode))));
    }
    return traces;
  }

  private check(row: ScriptRow, traces: readonly Trace[] = []): Promise<void> {
    return checkSight(traces, [...this.stage.screens.values()], row.seenBy);
  }
}

function outcomeOf(row: ScriptRow, faults: ReadonlyMap<ScriptRow, unknown>): RowOutcome {
  if (!row.steps) return { row, status: 'skipped' };
  if (!faults.has(row)) return { row, status: 'played' };
  const fault = faults.get(row);
  return { row, status: 'failed', reason: fault instanceof Error ? fault.message : String(fault) };
}

function groupsOf(rows: readonly ScriptRow[]): ScriptRow[][] {
  const groups: ScriptRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.together && last) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

import { opIdTime } from '#contract';
import {
  CONFERENCE_CASE,
  DEMO_PERSON_CODES,
  dayZeroOf,
  type DemoPersonCode,
} from '../demo-case/index.js';
import { signIn, type DemoSession } from '../launch/demo-session.js';
import { checkConvergence } from './convergence.js';
import { Pace } from './pace.js';
import { until } from './replay-fault.js';
import { rowLine, summaryLine, type ReplaySummary } from './replay-report.js';
import { Screen } from './screen.js';
import { CONFERENCE_SCRIPT } from './script/index.js';
import { ScriptPlayer, type RowOutcome } from './script-player.js';
import type { Stage } from './stage.js';
import { StepPlayer } from './step-player.js';

export interface ReplayRequest {
  url: string;
  planId: string;
  /** How many times faster than people; Infinity waits for nothing. */
  speed: number;
  tell: (line: string) => void;
}

/**
 * Plays the conference with a live client for everyone on the case, checks each row against what the script expects,
 * and at the end that all screens agree.
 */
export async function playReplay(request: ReplayRequest): Promise<ReplaySummary> {
  const { tell } = request;
  const stage = await openStage(request);
  try {
    const player = new ScriptPlayer(stage, new StepPlayer(stage, await knownItems(stage)));
    const outcomes = await player.play(CONFERENCE_SCRIPT, (outcome) => tell(rowLine(outcome)));
    const summary = await summaryOf(outcomes, stage);
    tell(summaryLine(summary));
    return summary;
  } finally {
    for (const screen of stage.screens.values()) screen.close();
  }
}

async function openStage({ url, planId, speed }: ReplayRequest): Promise<Stage> {
  const sessions = new Map<DemoPersonCode, DemoSession>();
  const screens = new Map<DemoPersonCode, Screen>();
  for (const code of DEMO_PERSON_CODES) {
    const session = await signIn(url, code);
    sessions.set(code, session);
    if (!CONFERENCE_CASE.members.includes(code)) continue;
    screens.set(code, await Screen.open({ session, url, planId }));
  }
  for (const [code, { client }] of screens) {
    await until(() => client.store.getSnapshot().plan !== null, `${code} opens the plan`);
  }
  const dayZero = dayZeroOf(opIdTime(planId));
  return { url, planId, sessions, screens, dayZero, pace: new Pace(speed) };
}

/** The people whom the plan is about, as the script names them. They stand in the plan under their designations. */
async function knownItems({ screens }: Stage): Promise<Map<string, string>> {
  const plan = screens.get(CONFERENCE_CASE.openedBy)?.client.store.getSnapshot().plan;
  const persons = plan?.sections.flatMap(({ items }) => items) ?? [];
  const known = new Map<string, string>();
  for (const { key, fields } of CONFERENCE_CASE.items) {
    if (!('designation' in fields)) continue;
    const item = persons.find(({ fields: { designation } }) => {
      return designation && 'value' in designation && designation.value === fields.designation;
    });
    if (item) known.set(key, item.id);
  }
  return known;
}

async function summaryOf(outcomes: readonly RowOutcome[], stage: Stage): Promise<ReplaySummary> {
  const count = (status: RowOutcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const counts = {
    played: count('played'),
    skipped: count('skipped'),
    failed: failed.length,
    failures: failed.map(({ row, reason }) => `${row.nr}: ${reason ?? ''}`),
  };
  try {
    return { ...counts, screens: await checkConvergence(stage), disagreement: null };
  } catch (error) {
    const disagreement = error instanceof Error ? error.message : String(error);
    return { ...counts, screens: stage.screens.size, disagreement };
  }
}

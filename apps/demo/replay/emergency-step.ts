import { EMERGENCY_SECTION, type PresentedEmergency } from '#contract';
import type { DemoPersonCode } from '../demo-case/index.js';
import { ask } from '../launch/demo-session.js';
import { ReplayFault, untilFound } from './replay-fault.js';
import type { Screen } from './screen.js';
import type { PressButtonStep } from './script/script-row.js';
import type { Stage } from './stage.js';

const QUERY = `query ($planId: ID!, $use: ID!) { emergencyContact(planId: $planId, use: $use) { contacts } }`;

/**
 * Presses the emergency button: the contact comes to whoever pressed and to nobody else, the coordinator reads why, the
 * regievoerder that it happened, and to everyone else nothing is sent. @throws ReplayFault
 */
export async function pressButton(
  stage: Stage,
  { reason, contact, coordinator, director, hidden }: PressButtonStep,
  by: DemoPersonCode,
): Promise<void> {
  const pressed = await screenOf(stage, by).client.act({
    kind: 'breakGlass.use',
    section: EMERGENCY_SECTION,
    reason,
  });
  if (!pressed.ok) throw new ReplayFault(`expected OK, got ${pressed.error.code}`);
  const use = pressed.opId;
  const told = async (code: DemoPersonCode): Promise<PresentedEmergency> =>
    untilFound(() => {
      const { emergencies } = screenOf(stage, code).client.store.getSnapshot();
      return emergencies.find((one) => one.use === use);
    }, `${code} is told of the emergency button`);
  if ((await told(coordinator)).reason !== reason) {
    throw new ReplayFault(`${coordinator} is not told why`);
  }
  const { reason: why, by: who } = await told(director);
  if (why !== undefined || who !== undefined) throw new ReplayFault(`${director} is told too much`);
  await told(by);
  await checkContact(stage, { use, contact }, by);
  for (const screen of stage.screens.values()) {
    if (![by, coordinator, director].includes(screen.code) && screen.hasReceived(use)) {
      throw new ReplayFault(`${screen.code} is told of the emergency button`);
    }
    if (![by, coordinator].includes(screen.code) && screen.hasReceived(reason)) {
      throw new ReplayFault(`${screen.code} is told why`);
    }
  }
  if (screenOf(stage, by).hasReceived(hidden)) throw new ReplayFault('the place was sent along');
}

async function checkContact(
  { url, planId, sessions }: Stage,
  { use, contact }: { use: string; contact: string },
  by: DemoPersonCode,
): Promise<void> {
  for (const [code, session] of sessions) {
    const variables = { planId, use };
    const read = await ask<{ emergencyContact: { contacts: string[] } | null }>(url, session, {
      query: QUERY,
      variables,
    }).catch(() => ({ emergencyContact: null }));
    const contacts = read.emergencyContact?.contacts.join() ?? null;
    const due = code === by ? contact : null;
    if (contacts !== due) throw new ReplayFault(`${code} reads ${contacts ?? 'nothing'}`);
  }
}

function screenOf({ screens }: Stage, code: DemoPersonCode): Screen {
  const screen = screens.get(code);
  if (!screen) throw new ReplayFault(`${code} does not have the plan open`);
  return screen;
}

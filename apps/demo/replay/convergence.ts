import { isDeepStrictEqual } from 'node:util';
import { isText, type PresentedField, type PresentedPlan } from '#contract';
import { CANARIES } from './script/index.js';
import { ReplayFault, until } from './replay-fault.js';
import { Screen } from './screen.js';
import type { Stage } from './stage.js';

/**
 * At the end each screen holds exactly what the server gives to the same person who opens the plan anew, and a text
 * that several may read is one text on all their screens. Answers with how many screens were compared.
 *
 * @throws ReplayFault
 */
export async function checkConvergence(stage: Stage): Promise<number> {
  const texts = new Map<string, string>();
  for (const [code, screen] of stage.screens) {
    await until(() => screen.client.store.getSnapshot().save === 'saved', `${code} is saved`);
    const fresh = await freshContent(stage, screen);
    await until(() => isDeepStrictEqual(contentOf(screen), fresh), `${code} sees what is stored`);
    for (const [stream, { held }] of fresh) {
      if (typeof held === 'string' && (texts.get(stream) ?? held) !== held) {
        throw new ReplayFault(`${code} holds another text than somebody else`);
      }
      if (typeof held === 'string') texts.set(stream, held);
    }
  }
  return stage.screens.size;
}

interface Held {
  rev: number;
  held: unknown;
}

async function freshContent({ sessions, url, planId }: Stage, screen: Screen) {
  const session = sessions.get(screen.code);
  if (!session) throw new ReplayFault(`${screen.code} is not signed in`);
  const fresh = await Screen.open({ session, url, planId });
  try {
    const { store } = fresh.client;
    await until(() => store.getSnapshot().plan !== null, `${screen.code} opens the plan anew`);
    checkCanaries(screen, fresh);
    return contentOf(fresh);
  } finally {
    fresh.close();
  }
}

/** Words that are for people by name were sent to them, and to nobody else, at any moment of the replay. */
function checkCanaries(screen: Screen, fresh: Screen): void {
  for (const { words, persons } of CANARIES) {
    const isTheirs = persons.includes(screen.code);
    if (isTheirs && !fresh.hasReceived(words)) {
      throw new ReplayFault(`${screen.code} does not get what is for them by name`);
    }
    if (!isTheirs && [screen, fresh].some((one) => one.hasReceived(words))) {
      throw new ReplayFault(`${screen.code} got what is for others by name`);
    }
  }
}

/** Every field that the person sees, by stream, in the order of the plan. */
function contentOf(screen: Screen): Map<string, Held> {
  const { plan } = screen.client.store.getSnapshot();
  return new Map(fieldsOf(plan).map((field) => [field.stream, heldIn(field, screen)]));
}

function fieldsOf(plan: PresentedPlan | null): PresentedField[] {
  const items = plan?.sections.flatMap((section) => section.items) ?? [];
  return items.flatMap((item) => Object.values(item.fields));
}

function heldIn(field: PresentedField, screen: Screen): Held {
  if (!isText(field)) return { rev: field.rev, held: field.value };
  const snapshot = screen.client.text(field.stream)?.getSnapshot();
  return { rev: snapshot?.rev ?? field.rev, held: snapshot?.doc.toString() ?? field.text };
}

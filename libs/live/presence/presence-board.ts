import type { PresentPerson } from '#contract';
import { decide, WHOLE, type ViewerFacts } from '#access';
import { itemSubject, type PlanState } from '#plan';
import { SECTIONS } from '#contract';
import { NOWHERE, type PresencePlace } from './presence-place.js';

/** Somebody who has the plan open, on this node or another. */
export interface Attendant {
  session: string;
  person: string;
  organisation: string;
  place: PresencePlace;
  /** The node that speaks for this session, and when it last did. */
  node: string;
  heardAt: number;
}

/** A session of a node that went silent is let go of after this long; with the time between two looks it is gone in 10 s (L-51). */
const LAPSE_MS = 7500;

/** Who has one plan open and where they are; what each audience class was last told of it. */
export class PresenceBoard {
  private readonly attendants = new Map<string, Attendant>();
  private readonly told = new Map<string, Map<string, string>>();

  put(attendant: Attendant): void {
    this.attendants.set(attendant.session, attendant);
  }

  remove(session: string): void {
    this.attendants.delete(session);
  }

  get(session: string): Attendant | undefined {
    return this.attendants.get(session);
  }

  ofNode(node: string): Attendant[] {
    return [...this.attendants.values()].filter((attendant) => attendant.node === node);
  }

  /** Lets go of sessions whose node has not spoken for them lately. */
  lapse(now: number, ownNode: string): boolean {
    let lapsed = false;
    for (const { session, node, heardAt } of this.attendants.values()) {
      if (node === ownNode || now - heardAt <= LAPSE_MS) continue;
      this.attendants.delete(session);
      lapsed = true;
    }
    return lapsed;
  }

  /** Everyone, for somebody who comes in. Whoever leaves before the others were told of them has left for this one, too. */
  greet(key: string, state: PlanState, facts: ViewerFacts): PresentPerson[] {
    const told = this.toldTo(key);
    for (const session of this.attendants.keys()) {
      if (!told.has(session)) told.set(session, '');
    }
    return this.all(state, facts);
  }

  /**
   * What a class has not been told yet. A move that looks the same to a class is nothing to it: not even an empty
   * message may tell that something happened where it may not look (L-50).
   */
  news(
    key: string,
    state: PlanState,
    facts: ViewerFacts,
  ): { people: PresentPerson[]; left: string[] } | undefined {
    const told = this.toldTo(key);
    const people = this.all(state, facts).filter((person) => {
      const written = JSON.stringify(person);
      if (told.get(person.session) === written) return false;
      told.set(person.session, written);
      return true;
    });
    const left = [...told.keys()].filter((session) => !this.attendants.has(session));
    for (const session of left) told.delete(session);
    return people.length + left.length > 0 ? { people, left } : undefined;
  }

  /** Classes without viewers are forgotten: whoever comes back is told everything. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.told.keys()) if (!keys.has(key)) this.told.delete(key);
  }

  private all(state: PlanState, facts: ViewerFacts): PresentPerson[] {
    return [...this.attendants.values()].map((attendant) => presentPerson(state, facts, attendant));
  }

  private toldTo(key: string): Map<string, string> {
    const told = this.told.get(key) ?? new Map<string, string>();
    this.told.set(key, told);
    return told;
  }
}

function presentPerson(state: PlanState, facts: ViewerFacts, attendant: Attendant): PresentPerson {
  const { session, person, organisation, place } = attendant;
  return { session, person, organisation, ...presentPlace(state, facts, place) };
}

function presentPlace(state: PlanState, facts: ViewerFacts, place: PresencePlace): PresencePlace {
  const section = SECTIONS.find((name) => name === place.section);
  if (!section || !decide(facts, 'plan.read', { type: 'section', section })) return NOWHERE;
  if (place.item === null) return { ...NOWHERE, section };
  const item = state.item(place.item);
  const readable = item && decide(facts, 'item.read', itemSubject(item), place.field ?? WHOLE);
  // In a hidden item: in the plan, at no place. Naming the section would tell that there is something in it.
  if (!readable) return NOWHERE;
  // The stream that it was said of may be closed since, and was never theirs to know who came into sight after that.
  const { id: stream } = state.streamOf(item, place.field ?? WHOLE);
  // Nor is it theirs to know how many edits the closed one had.
  return { ...place, stream, caret: stream === place.stream ? place.caret : null };
}

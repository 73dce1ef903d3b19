import { audiencesIn, SECTIONS, type PresentPerson } from '#contract';
import { decide, WHOLE, type ViewerFacts } from '#access';
import { readsField, type PlanState } from '#plan';
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
  /** Sessions that came or moved since the classes were last told. */
  private readonly unsettled = new Set<string>();

  put(attendant: Attendant): void {
    const known = this.attendants.get(attendant.session);
    if (JSON.stringify(known?.place) !== JSON.stringify(attendant.place)) {
      this.unsettled.add(attendant.session);
    }
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

  /**
   * Everyone, for somebody who comes in. Whoever leaves before the others were told of them has left for this one, too.
   * The first of a class is told the same again, and no more, as one who comes to others: who is of a class with
   * whom is not for everyone to know.
   */
  greet(key: string, state: PlanState, facts: ViewerFacts): PresentPerson[] {
    const isFirst = !this.told.has(key);
    const told = this.toldTo(key);
    const people = this.all(state, facts);
    for (const person of people) {
      if (told.has(person.session)) continue;
      const isSettled = isFirst && !this.unsettled.has(person.session);
      told.set(person.session, isSettled ? JSON.stringify(person) : '');
    }
    return people;
  }

  /** Every class was told what there is to tell. */
  settle(): void {
    this.unsettled.clear();
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

  /** Viewers of one class are of another one now: they know what they were told. */
  goOnAs(from: string, to: string): void {
    const told = this.told.get(from);
    if (told && !this.told.has(to)) this.told.set(to, new Map(told));
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
  // Where nothing is ever for everyone, that somebody is there would betray that something is.
  const isForEveryone = audiencesIn(section).includes('CASE_OPEN');
  if (place.item === null) return isForEveryone ? { ...NOWHERE, section } : NOWHERE;
  const item = state.item(place.item);
  const readable = item && readsField(state, facts, { item, field: place.field ?? WHOLE });
  // In a hidden item: in the plan, at no place. Naming the section would tell that there is something in it.
  if (!readable) return NOWHERE;
  // The stream that it was said of may be closed since, and was never theirs to know who came into sight after that.
  const { id: stream } = state.streamOf(item, place.field ?? WHOLE);
  // Nor is it theirs to know how many edits the closed one had.
  return { ...place, stream, caret: stream === place.stream ? place.caret : null };
}

import {
  ITEM_KINDS,
  isText,
  type Author,
  type PersonRef,
  type PresentedPlan,
  type PresentedSection,
} from '#contract';
import { labelId } from '../messages/label-id.js';
import type { Say } from '../messages/use-say.js';

/** Names for the ids in a plan, as this reader may know them. Undefined for what is not there (any more). */
export interface Directory {
  /** "A", or the name of a professional */
  person(ref: PersonRef): string | undefined;
  professional(id: string): string | undefined;
  organisation(id: string): string | undefined;
  /** "Politie", or the whole name where several of that type take part */
  organisationShort(id: string): string | undefined;
  /** "Politie · P1" */
  author(author: Author): string;
  /** Number of the colour of an organisation in this plan; never the only thing that tells who it is. */
  colour(id: string): number;
}

const COLOURS = 6;

/** Id and designation of a person whom the plan is about. */
export type InvolvedPerson = readonly [id: string, designation: string];

interface Facts extends Pick<PresentedPlan, 'organisations' | 'members'> {
  readonly involved: readonly InvolvedPerson[];
  /** Also those that take no part (any more). */
  readonly circle?: Pick<PresentedPlan['circle'], 'participations'> | undefined;
}

export function directoryOf(facts: Facts, say: Say): Directory {
  const { organisations, members, involved, circle } = facts;
  const designations = new Map(involved);
  const organisation = (id: string) => organisations.find((one) => one.id === id);
  const known = (id: string) => circle?.participations.find((one) => one.organisation === id)?.name;
  const professional = (id: string) => members.find(({ person }) => person === id)?.name;
  const organisationShort = (id: string): string | undefined => {
    const found = organisation(id);
    if (!found) return undefined;
    const isOnly = organisations.filter(({ type }) => type === found.type).length === 1;
    return isOnly ? say(labelId.organisationType(found.type)) : found.name;
  };
  return {
    person: ({ sort, id }) => (sort === 'involved' ? designations.get(id) : professional(id)),
    professional,
    organisation: (id) => organisation(id)?.name ?? known(id),
    organisationShort,
    colour: (id) =>
      Math.max(
        0,
        organisations.findIndex((one) => one.id === id),
      ) % COLOURS,
    author: (author) =>
      say('history.who', {
        organisation: organisationShort(author.organisation) ?? '–',
        person: professional(author.person) ?? say('plan.people.unknown'),
      }),
  };
}

/** The people whom the plan is about, in the order of the plan. */
export function involvedPeople(sections: readonly PresentedSection[]): InvolvedPerson[] {
  const persons = sections.find(({ section }) => section === ITEM_KINDS.involvedPerson.section);
  return (persons?.items ?? []).flatMap((item) => {
    const designation = item.fields[ITEM_KINDS.involvedPerson.headline];
    if (item.removed || !designation || isText(designation)) return [];
    return typeof designation.value === 'string' ? [[item.id, designation.value]] : [];
  });
}

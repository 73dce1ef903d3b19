import { z } from 'zod';

const peopleShape = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    function: z.string(),
    organisation: z.object({ id: z.string(), name: z.string() }),
    url: z.string(),
  }),
);

export type DemoPerson = z.infer<typeof peopleShape>[number];

/** The invented people of the demo; null outside demo mode, where the route does not exist. */
export async function fetchDemoPeople(signal: AbortSignal): Promise<DemoPerson[] | null> {
  const answer = await fetch('/demo/people', { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) return null;
  const people = peopleShape.safeParse(await answer.json());
  return people.success ? people.data : null;
}

/** The same people by organisation, in the order in which they came. */
export function byOrganisation(people: readonly DemoPerson[]): [string, DemoPerson[]][] {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) {
    const { name } = person.organisation;
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  return [...groups];
}

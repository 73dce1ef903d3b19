import type { PresenceMessage, PresentPerson } from '#contract';

/** Who is here after a message; the own session is not counted. */
export function peopleAfter(
  people: readonly PresentPerson[],
  { people: moved, left }: PresenceMessage,
  ownSession: string | undefined,
): readonly PresentPerson[] {
  const away = new Set([...left, ...moved.map(({ session }) => session)]);
  return [
    ...people.filter(({ session }) => !away.has(session)),
    ...moved.filter(({ session }) => session !== ownSession),
  ];
}

import type { Audience, PresentedPlan, Readers } from '#contract';
import type { Moments } from '../messages/use-moments.js';
import type { Say } from '../messages/use-say.js';
import type { Directory } from '../plan/directory.js';

interface AudienceWording {
  readonly say: Say;
  readonly moments: Pick<Moments, 'list'>;
  readonly directory: Pick<Directory, 'organisation' | 'professional'>;
}

/** Whom something was meant for, in one sentence; who of them reads it is another matter (`readersWords`). */
export function audienceWords(
  { say, moments, directory }: AudienceWording,
  audience: Audience,
): string {
  const gone = say('field.person.gone');
  switch (audience.type) {
    case 'CASE_OPEN':
    case 'OWN_ORG':
      return say(`audience.${audience.type}`);
    case 'ORG_LIST': {
      const names = audience.organisations.map((id) => directory.organisation(id) ?? gone);
      return say('audience.ORG_LIST', { organisations: moments.list(names) });
    }
    case 'NAMED_PERSONS': {
      const names = audience.persons.map((id) => directory.professional(id) ?? gone);
      return say('audience.NAMED_PERSONS', { persons: moments.list(names) });
    }
  }
}

/** Who reads something now, in one sentence that is exactly right: "Alleen u en Begeleider (O1)." */
export function readersWords(
  { say, moments, directory }: AudienceWording,
  readers: Readers,
  { you, organisations: all }: Pick<PresentedPlan, 'you' | 'organisations'>,
): string {
  const gone = say('field.person.gone');
  const people = [...readers.persons].sort(
    (a, b) => Number(b === you.person) - Number(a === you.person),
  );
  const persons = moments.list(
    people.map((id) =>
      id === you.person ? say('readers.you') : (directory.professional(id) ?? gone),
    ),
  );
  const names = readers.organisations.map((id) => directory.organisation(id) ?? gone);
  const organisations = moments.list(names);
  if (people.length === 0) {
    if (names.length === 0) return say('readers.nobody');
    return names.length === all.length
      ? say('readers.everyone')
      : say('readers.organisations', { organisations });
  }
  if (names.length === 0) return say('readers.persons', { persons });
  return say('readers.both', { organisations, persons });
}

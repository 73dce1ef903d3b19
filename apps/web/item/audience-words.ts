import type { Audience } from '#contract';
import type { Moments } from '../messages/use-moments.js';
import type { Say } from '../messages/use-say.js';
import type { Directory } from '../plan/directory.js';

interface AudienceWording {
  readonly say: Say;
  readonly moments: Pick<Moments, 'list'>;
  readonly directory: Pick<Directory, 'organisation'>;
}

/** Who sees something, in one sentence. */
export function audienceWords(
  { say, moments, directory }: AudienceWording,
  audience: Audience,
): string {
  if (audience.type === 'CASE_OPEN') return say('audience.CASE_OPEN');
  const names = audience.organisations.map(
    (id) => directory.organisation(id) ?? say('field.person.gone'),
  );
  return say('audience.ORG_LIST', { organisations: moments.list(names) });
}

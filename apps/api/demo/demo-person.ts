import type { OrganisationType } from '#contract';
import type { PersonRow } from '#identity';

/** Somebody whom a visitor of the demo can sign in as. */
export interface DemoPerson {
  code: string;
  id: string;
  name: string;
  function: string;
  organisation: { id: string; name: string; type: OrganisationType };
  /** Signs in on a host of its own, so that four windows of one browser hold four sessions. */
  url: string;
}

export function demoPersonOf(person: PersonRow, port: number | undefined): DemoPerson {
  const { code, id, name, organisation } = person;
  return {
    code,
    id,
    name,
    function: person.function,
    organisation: { id: organisation.id, name: organisation.name, type: organisation.type },
    url: demoSignInUrl(code, port),
  };
}

function demoSignInUrl(code: string, port: number | undefined): string {
  const host = `${code.toLowerCase()}.localhost${port === undefined ? '' : `:${port}`}`;
  return `http://${host}/demo/sign-in?person=${encodeURIComponent(code)}`;
}

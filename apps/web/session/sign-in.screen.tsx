import { useEffect, useState } from 'react';
import { useSay } from '../messages/use-say.js';
import { Loading } from '../ui/loading.view.js';
import { usePageTitle } from '../app/use-page-title.js';
import { byOrganisation, fetchDemoPeople, type DemoPerson } from './demo-people.js';
import { LocalSignIn } from './local-sign-in.view.js';

/** Links to sign in as one of the invented people, or, outside demo mode, with what people prove themselves by. */
export function SignInScreen() {
  const say = useSay();
  const people = useDemoPeople();
  usePageTitle(say('signIn.title'));
  if (people === 'loading') return <Loading text={say('app.loading')} />;
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      {people === null ? (
        <LocalSignIn />
      ) : (
        <>
          <h1 className="nl-heading nl-heading--level-1">{say('signIn.demo')}</h1>
          <p className="nl-paragraph">{say('signIn.demo.text')}</p>
          <div className="v-sign-in">
            {byOrganisation(people).map(([organisation, members]) => (
              <Organisation key={organisation} name={organisation} people={members} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function Organisation({ name, people }: { name: string; people: readonly DemoPerson[] }) {
  return (
    <section className="v-card v-stack">
      <h2 className="nl-heading nl-heading--level-4">{name}</h2>
      <ul className="v-plain-list v-stack">
        {people.map((person) => (
          <li key={person.code}>
            <a className="nl-link v-person-link" href={person.url}>
              <span className="v-code">{person.code}</span>
              <span>{person.function}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useDemoPeople(): DemoPerson[] | null | 'loading' {
  const [people, setPeople] = useState<DemoPerson[] | null | 'loading'>('loading');
  useEffect(() => {
    const leaving = new AbortController();
    fetchDemoPeople(leaving.signal).then(setPeople, () => {
      if (!leaving.signal.aborted) setPeople(null);
    });
    return () => leaving.abort();
  }, []);
  return people;
}

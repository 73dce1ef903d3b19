import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useOpenPlan } from '../plan/plan.context.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { ViewedPlan } from './viewed-plan.view.js';

/** "Bekijk als": what another organisation in the case sees, of what this reader sees. Only to read. */
export function ViewAsScreen() {
  const say = useSay();
  const { client } = useOpenPlan();
  const organisations = useLive((state) => state.plan?.organisations);
  const own = useLive((state) => state.plan?.you.organisation);
  const [chosen, choose] = useState<string | null>(null);
  usePageTitle(say('as.title'));
  const others = (organisations ?? []).filter(({ id }) => id !== own);
  const organisation = others.find(({ id }) => id === chosen);
  return (
    <>
      <div className="v-page v-page--head v-stack">
        <h2 className="nl-heading nl-heading--level-2">{say('as.title')}</h2>
        <p className="nl-paragraph">{say('as.intro')}</p>
        {others.length === 0 ? (
          <Notice>
            <p className="nl-paragraph">{say('as.alone')}</p>
          </Notice>
        ) : (
          <SelectOne
            label={say('as.organisation')}
            placeholder={say('field.choose')}
            options={others.map(({ id, name }) => ({ id, label: name }))}
            value={organisation?.id ?? null}
            onChange={choose}
          />
        )}
        {others.length > 0 && !organisation ? <p className="v-hint">{say('as.none')}</p> : null}
      </div>
      {organisation ? (
        <ViewedPlan
          key={organisation.id}
          planId={client.planId}
          organisation={organisation.id}
          name={organisation.name}
        />
      ) : null}
    </>
  );
}

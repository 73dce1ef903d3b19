import { useState } from 'react';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { InvitationLink } from '../people/invitation-link.view.js';
import { invitedShape, linkOf } from '../people/managed-account.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useStepUp } from '../session/step-up.dialog.js';
import { Notice } from '../ui/notice.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { AddOrganisation } from './add-organisation.view.js';
import { ORGANISATIONS, type ManagedOrganisation } from './managed-organisation.js';
import type { OrganisationAction } from './organisation-card.view.js';
import { OrganisationDialog } from './organisation.dialog.js';
import { OrganisationList } from './organisation-list.view.js';
import { useSettled } from '../ui/use-settled.js';
import { useOrganisations } from './use-organisations.js';

interface Opened {
  readonly organisation: ManagedOrganisation;
  readonly action: OrganisationAction;
}

/** Organisations, for the platform administrator. Nothing of their people or cases. */
export function OrganisationsScreen() {
  const say = useSay();
  const [name, setName] = useState('');
  const found = useOrganisations(useSettled(name.trim()));
  usePageTitle(say('organisations.title'));
  const isRefused = found.refusal?.code === 'NOT_ALLOWED';
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('organisations.title')}</h1>
      {isRefused ? (
        <Notice title={say('organisations.refused')}>
          <p className="nl-paragraph">{say('organisations.refused.text')}</p>
        </Notice>
      ) : (
        <>
          <p className="nl-paragraph">{say('organisations.intro')}</p>
          <TextInput
            label={say('organisations.search')}
            name="search"
            autoComplete="off"
            isRequired={false}
            value={name}
            onChange={setName}
          />
          <Found found={found} isSearch={name.trim() !== ''} />
        </>
      )}
    </div>
  );
}

interface FoundProps {
  readonly found: ReturnType<typeof useOrganisations>;
  readonly isSearch: boolean;
}

function Found({ found, isSearch }: FoundProps) {
  const say = useSay();
  const [opened, open] = useState<Opened | undefined>();
  const [link, setLink] = useState<string | undefined>();
  const [added, setAdded] = useState<string | undefined>();
  const stepUp = useStepUp();
  const send = (path: string, body: object): Promise<Refusal | undefined> =>
    stepUp.run(async () => {
      const done = await post(path, body, nothing);
      if (done.ok) await found.again();
      return done.ok ? undefined : done;
    });
  const invite = (path: string, body: object): Promise<Refusal | undefined> =>
    stepUp.run(async () => {
      const invited = await post(path, body, invitedShape);
      if (!invited.ok) return invited;
      setLink(linkOf(invited.value.token));
      return undefined;
    });
  return (
    <>
      {link === undefined ? null : <InvitationLink link={link} />}
      {added === undefined ? null : (
        <Notice sort="ok" role="status" title={say('organisations.added', { name: added })} />
      )}
      <OrganisationList
        {...found}
        isSearch={isSearch}
        onAction={(organisation, action) => {
          setLink(undefined);
          open({ organisation, action });
        }}
      />
      <AddOrganisation
        add={async (organisation) => {
          const refusal = await send(ORGANISATIONS, organisation);
          setAdded(refusal ? undefined : organisation.name.trim());
          return refusal;
        }}
      />
      {opened ? (
        <OrganisationDialog
          {...opened}
          send={(body) => {
            const path = `${ORGANISATIONS}/${opened.organisation.id}/${opened.action}`;
            return opened.action === 'invite' ? invite(path, body) : send(path, body);
          }}
          onClose={() => open(undefined)}
        />
      ) : null}
      {stepUp.dialog}
    </>
  );
}

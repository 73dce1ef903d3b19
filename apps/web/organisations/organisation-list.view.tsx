import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { useNewInFocus } from '../ui/use-new-in-focus.js';
import type { ManagedOrganisation } from './managed-organisation.js';
import { OrganisationCard, type OrganisationAction } from './organisation-card.view.js';

interface OrganisationListProps {
  readonly found: readonly ManagedOrganisation[] | undefined;
  readonly refusal: Refusal | undefined;
  readonly next: string | null;
  readonly isSearch: boolean;
  readonly more: () => Promise<void>;
  readonly again: () => Promise<void>;
  readonly onAction: (organisation: ManagedOrganisation, action: OrganisationAction) => void;
}

export function OrganisationList(props: OrganisationListProps) {
  const say = useSay();
  const { found, refusal, next, isSearch, more, again, onAction } = props;
  const { list, mark } = useNewInFocus<HTMLUListElement>(found?.length ?? 0);
  if (refusal) {
    return (
      <>
        <RefusalNotice refusal={refusal} />
        <ActionButton onPress={() => void again()}>{say('app.retry')}</ActionButton>
      </>
    );
  }
  if (!found) return <Loading text={say('app.loading')} />;
  if (found.length === 0) {
    const id = isSearch ? 'organisations.none' : 'organisations.empty';
    return (
      <Notice role="status" title={say(id)}>
        <p className="nl-paragraph">{say(`${id}.text`)}</p>
      </Notice>
    );
  }
  return (
    <>
      <ul ref={list} className="v-plain-list v-stack">
        {found.map((organisation) => (
          <li key={organisation.id} className="v-card">
            <OrganisationCard
              organisation={organisation}
              onAction={(action) => onAction(organisation, action)}
            />
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <ActionButton
          onPress={() => {
            mark();
            void more();
          }}
        >
          {say('organisations.more')}
        </ActionButton>
      )}
    </>
  );
}

import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import type { ManagedOrganisation } from './managed-organisation.js';

/** The last part of the address of each. */
export type OrganisationAction = 'rename' | 'invite' | 'deactivate';

interface OrganisationCardProps {
  readonly organisation: ManagedOrganisation;
  readonly onAction: (action: OrganisationAction) => void;
}

export function OrganisationCard({ organisation, onAction }: OrganisationCardProps) {
  const say = useSay();
  const { name, type, active, isManaged } = organisation;
  return (
    <div className="v-stack">
      <div className="v-row v-row--spread">
        <div className="v-stack v-stack--tight">
          <strong className="v-anywhere">{name}</strong>
          <span className="v-hint">{say(labelId.organisationType(type))}</span>
        </div>
        {active && isManaged ? null : (
          <span className="nl-data-badge">
            {say(active ? 'organisations.unmanaged' : 'organisations.over')}
          </span>
        )}
      </div>
      <div className="v-row">
        {actionsFor(organisation).map((action) => (
          <ActionButton
            key={action}
            size="small"
            {...(action === 'deactivate' && { look: 'subtle' as const })}
            aria-label={say(`organisations.${action}.of`, { name })}
            onPress={() => onAction(action)}
          >
            {say(`organisations.${action}`)}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}

function actionsFor({ active, isManaged }: ManagedOrganisation): OrganisationAction[] {
  if (!active) return ['rename'];
  return isManaged ? ['rename', 'deactivate'] : ['rename', 'invite', 'deactivate'];
}

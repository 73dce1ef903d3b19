import { useState } from 'react';
import type { PastSight, PresentedCircle } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import type { FoundOrganisation } from './circle.query.js';
import { GroundFields } from './ground-fields.view.js';
import { basesFor, EMPTY_GROUND, groundIn, missingInGround } from './ground.js';
import { OrganisationFinder } from './organisation-finder.view.js';
import { PastChoice } from './past-choice.view.js';
import { useChangeCircle } from './use-change-circle.js';

interface InviteDialogProps {
  readonly planId: string;
  readonly circle: PresentedCircle;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks an organisation to take part: which, what for, on what ground, and what it may see of the past. Closed, it keeps what was filled in. */
export function InviteDialog({ planId, circle, isOpen, onClose }: InviteDialogProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const [organisation, choose] = useState<FoundOrganisation | null>(null);
  const [draft, setDraft] = useState(EMPTY_GROUND);
  const [past, setPast] = useState<PastSight | null>(null);
  const inCircle = circle.participations.filter(
    ({ status }) => status === 'INVITED' || status === 'ACCEPTED',
  );
  const invite = async () => {
    const ground = groundIn(draft);
    if (!organisation || !ground || past === null) return undefined;
    const refusal = await change((opId) => ({
      invite: { opId, organisation: organisation.id, ground, past },
    }));
    if (refusal) return refusal;
    choose(null);
    setDraft(EMPTY_GROUND);
    setPast(null);
    onClose();
    return undefined;
  };
  const chooseOrganisation = (chosen: FoundOrganisation): void => {
    choose(chosen);
    // What was chosen for another organisation may not hold towards this one.
    const { basis } = draft;
    const holds = basis !== null && basesFor(chosen.type, circle.safetyHouse).includes(basis);
    if (!holds) setDraft({ ...draft, basis: null });
  };
  const missing = [
    ...(organisation ? [] : (['circle.organisation'] as const)),
    ...missingInGround(draft),
    ...(past === null ? (['circle.past'] as const) : []),
  ];
  return (
    <ModalDialog title={say('circle.invite')} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <Form
        submit={say('circle.invite.send')}
        missing={missing.map((id) => say(id))}
        onSubmit={invite}
      >
        <OrganisationFinder
          value={organisation}
          onChange={chooseOrganisation}
          without={new Set(inCircle.map((one) => one.organisation))}
        />
        <GroundFields
          draft={draft}
          onChange={setDraft}
          type={organisation?.type}
          safetyHouse={circle.safetyHouse}
        />
        <PastChoice value={past} onChange={setPast} />
      </Form>
    </ModalDialog>
  );
}

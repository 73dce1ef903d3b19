import type { PastSight, PresentedCircle } from '#contract';
import { useSay } from '../messages/use-say.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import type { FoundOrganisation } from './circle.query.js';
import { GroundFields } from './ground-fields.view.js';
import {
  basesFor,
  EMPTY_GROUND,
  groundIn,
  missingInGround,
  wordsInGround,
  type GroundDraft,
} from './ground.js';
import { OrganisationFinder } from './organisation-finder.view.js';
import { PastChoice } from './past-choice.view.js';
import { useChangeCircle } from './use-change-circle.js';

interface InviteDialogProps {
  readonly planId: string;
  readonly circle: PresentedCircle;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Invitation {
  readonly organisation: FoundOrganisation | null;
  readonly draft: GroundDraft;
  readonly past: PastSight | null;
}

const NOTHING: Invitation = { organisation: null, draft: EMPTY_GROUND, past: null };

/**
 * Asks an organisation to take part: which, what for, on what ground, and what it may see of the past. Closed by mistake, it keeps
 * what was filled in.
 */
export function InviteDialog({ planId, circle, isOpen, onClose }: InviteDialogProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const written = useWritten(`plan/${planId}/invite`, NOTHING, (one) => wordsInGround(one.draft));
  const { organisation, draft, past } = written.value;
  const set = (part: Partial<Invitation>): void => written.write({ ...written.value, ...part });
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
    written.forget();
    onClose();
    return undefined;
  };
  const chooseOrganisation = (chosen: FoundOrganisation): void => {
    // What was chosen for another organisation may not hold towards this one.
    const { basis } = draft;
    const holds = basis !== null && basesFor(chosen.type, circle.safetyHouse).includes(basis);
    set({ organisation: chosen, ...(!holds && { draft: { ...draft, basis: null } }) });
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
          onChange={(ground) => set({ draft: ground })}
          type={organisation?.type}
          safetyHouse={circle.safetyHouse}
        />
        <PastChoice value={past} onChange={(chosen) => set({ past: chosen })} />
      </Form>
    </ModalDialog>
  );
}

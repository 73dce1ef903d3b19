import { useState } from 'react';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWrittenText } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { TextAreaInput } from '../ui/text-area.view.js';
import { HandOn } from './hand-on.view.js';
import type { Report } from './report.js';

/** The last part of the address of each. */
type Act = (
  action: 'confirm' | 'lift' | 'agree' | 'hand-on',
  body: object,
) => Promise<Refusal | undefined>;

interface ReportCardProps {
  readonly report: Report;
  readonly act: Act;
}

/** A colleague who was shut out of a case. Which case is not said. */
export function ReportCard({ report, act }: ReportCardProps) {
  const say = useSay();
  const { moment } = useMoments();
  const { name, how, since, status, lift } = report;
  return (
    <div className="v-stack">
      <div className="v-row v-row--spread">
        <div className="v-stack v-stack--tight">
          <strong>{name}</strong>
          <span className="v-hint">{report.function}</span>
          <span className="v-hint">
            {say(`conflict.how.${how}`)}, {moment(since)}
          </span>
        </div>
        <span className="nl-data-badge">{say(`conflict.status.${status}`)}</span>
      </div>
      {lift ? (
        <p className="nl-paragraph">
          {say('conflict.lift.asked', { by: lift.by })} <q>{lift.reason}</q>
        </p>
      ) : null}
      {report.alone ? <HandOn report={report} act={act} /> : null}
      <ReportActions report={report} act={act} />
    </div>
  );
}

function ReportActions({ report, act }: ReportCardProps) {
  const say = useSay();
  const [isLifting, setLifting] = useState(false);
  const [asked, ask] = useState<'confirm' | 'agree' | null>(null);
  const { name, status, lift } = report;
  return (
    <div className="v-row">
      {status === 'CONFIRMED' ? null : (
        <ActionButton
          size="small"
          aria-label={say('conflict.confirm.of', { name })}
          onPress={() => ask('confirm')}
        >
          {say('conflict.confirm')}
        </ActionButton>
      )}
      {lift === null ? (
        <ActionButton
          size="small"
          look="subtle"
          aria-label={say('conflict.lift.of', { name })}
          onPress={() => setLifting(true)}
        >
          {say('conflict.lift')}
        </ActionButton>
      ) : null}
      {lift?.mayAgree ? (
        <ActionButton
          size="small"
          aria-label={say('conflict.agree.of', { name })}
          onPress={() => ask('agree')}
        >
          {say('conflict.agree')}
        </ActionButton>
      ) : null}
      {asked === null ? null : (
        <SureDialog
          title={say(`conflict.${asked}.of`, { name })}
          text={say(`conflict.${asked}.text`, { name })}
          sure={say(`conflict.${asked}`)}
          onSure={() => void act(asked, {})}
          onClose={() => ask(null)}
        />
      )}
      <LiftDialog
        report={report}
        isOpen={isLifting}
        onClose={() => setLifting(false)}
        lift={(reason) => act('lift', { reason })}
      />
    </div>
  );
}

interface LiftDialogProps {
  readonly report: Report;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly lift: (reason: string) => Promise<Refusal | undefined>;
}

const LEAST = 10;

/** Closed by mistake, it keeps what was written. */
function LiftDialog({ report, isOpen, onClose, lift }: LiftDialogProps) {
  const say = useSay();
  const { id, name } = report;
  const reason = useWrittenText(`lift/${id}`, LEAST);
  return (
    <ModalDialog title={say('conflict.lift.of', { name })} isOpen={isOpen} onClose={onClose}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('conflict.lift.text')}</p>
        <Form
          submit={say('conflict.lift.send')}
          onSubmit={async () => {
            if (!reason.check()) return undefined;
            const refusal = await lift(reason.value);
            if (refusal) return refusal;
            reason.forget();
            onClose();
            return undefined;
          }}
        >
          <TextAreaInput
            label={say('conflict.lift.reason')}
            text={reason}
            least={LEAST}
            maxLength={500}
          />
        </Form>
      </div>
    </ModalDialog>
  );
}

import { useState } from 'react';
import { useQuery } from 'urql';
import { colleaguesQuery } from '../circle/circle.query.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useMe } from '../session/session.context.js';
import { useWritten } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import type { Report } from './report.js';

interface HandOnProps {
  readonly report: Report;
  readonly act: (action: 'hand-on', body: object) => Promise<Refusal | undefined>;
}

/** Nobody of the organisation works on the case any more: it takes a colleague (K-06). Which case it is is not said. */
export function HandOn({ report, act }: HandOnProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const { name } = report;
  return (
    <Notice sort="warning">
      <p className="nl-paragraph">{say('conflict.alone')}</p>
      <ActionButton
        size="small"
        aria-label={say('conflict.handOn.of', { name })}
        onPress={() => setOpen(true)}
      >
        {say('conflict.handOn')}
      </ActionButton>
      {isOpen ? (
        <HandOnDialog
          report={report}
          onClose={() => setOpen(false)}
          send={(successor) => act('hand-on', { successor })}
        />
      ) : null}
    </Notice>
  );
}

interface HandOnDialogProps {
  readonly report: Report;
  readonly send: (successor: string) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

function HandOnDialog({ report, send, onClose }: HandOnDialogProps) {
  const say = useSay();
  const me = useMe();
  const [{ data }] = useQuery({ query: colleaguesQuery });
  const { value: chosen, write, forget } = useWritten<string | null>(`hand-on/${report.id}`, null);
  const colleagues = (data?.colleagues ?? []).filter(
    ({ id }) => id !== report.personId && id !== me?.person.id,
  );
  const close = (): void => {
    forget();
    onClose();
  };
  return (
    <ModalDialog title={say('conflict.handOn.of', { name: report.name })} isOpen onClose={close}>
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('conflict.handOn.text')}</p>
        <Form
          submit={say('conflict.handOn')}
          onSubmit={async () => {
            if (chosen === null) return { ok: false, code: 'SUCCESSOR_NEEDED' };
            const refusal = await send(chosen);
            if (!refusal) close();
            return refusal;
          }}
        >
          <SelectOne
            label={say('people.successor')}
            placeholder={say('field.choose')}
            value={chosen}
            options={colleagues.map((one) => ({ id: one.id, label: one.name, note: one.function }))}
            onChange={write}
          />
        </Form>
      </div>
    </ModalDialog>
  );
}

import { useState } from 'react';
import { useQuery } from 'urql';
import { colleaguesQuery } from '../circle/circle.query.js';
import { useSay } from '../messages/use-say.js';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useMe } from '../session/session.context.js';
import { useWritten } from '../session/use-written.js';
import { Loading } from '../ui/loading.view.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { KnownByForm, useKnownBy, type KnownBy } from './known-by.form.js';

interface NoteTieDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Does it with a fresh second factor where that is asked. */
  readonly run: (work: () => Promise<Refusal | undefined>) => Promise<Refusal | undefined>;
}

/** A privacy officer notes whom a colleague has a tie with, without knowing of any case (K-16). */
export function NoteTieDialog({ isOpen, onClose, run }: NoteTieDialogProps) {
  const say = useSay();
  const me = useMe();
  const [{ data }] = useQuery({ query: colleaguesQuery, pause: !isOpen });
  const person = useWritten<string | null>('tie', null);
  const typed = useKnownBy('tie/known-by');
  const [isDone, setDone] = useState(false);
  const colleagues = (data?.colleagues ?? []).filter(({ id }) => id !== me?.person.id);
  const note = (by: KnownBy): Promise<Refusal | undefined> =>
    run(async () => {
      setDone(false);
      if (person.value === null) return undefined;
      const sent = await post(`/conflict/ties/${person.value}`, by, nothing);
      if (!sent.ok) return sent;
      setDone(true);
      return undefined;
    });
  return (
    <ModalDialog
      role="alertdialog"
      title={say('conflict.tie')}
      isOpen={isOpen}
      onClose={() => {
        setDone(false);
        person.forget();
        onClose();
      }}
    >
      <div className="v-stack v-stack--wide">
        <p className="nl-paragraph">{say('conflict.tie.text')}</p>
        {data ? (
          <SelectOne
            label={say('conflict.tie.colleague')}
            placeholder={say('field.choose')}
            options={colleagues.map(({ id, name, function: role }) => ({
              id,
              label: name,
              note: role,
            }))}
            value={person.value}
            onChange={person.write}
          />
        ) : (
          <Loading text={say('app.loading')} />
        )}
        <KnownByForm
          typed={typed}
          submit={say('conflict.tie.send')}
          missing={person.value === null ? [say('conflict.tie.colleague')] : []}
          send={note}
        />
        {isDone ? (
          <Notice sort="ok" role="status">
            <p className="nl-paragraph">{say('conflict.check.done')}</p>
          </Notice>
        ) : null}
      </div>
    </ModalDialog>
  );
}

import {
  RECORD_KINDS,
  RETENTION_STARTS,
  type RecordKind,
  type RetentionPolicy,
  type RetentionStart,
} from '#contract';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { ModalDialog } from '../ui/modal-dialog.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { recordKindWords } from './erasure.js';

interface RetentionTermDialogProps {
  /** Kinds to choose from; of one there is nothing to choose. */
  readonly kinds: readonly RecordKind[];
  /** What is set for it now. */
  readonly term: RetentionPolicy | undefined;
  readonly send: (term: RetentionPolicy) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

const MOST = 1200;

/** A term as it is filled in. */
interface WrittenTerm {
  readonly kind: RecordKind | null;
  readonly months: string;
  readonly starts: RetentionStart | null;
}

/** Sets a term. What was filled in stays when it is refused, or the dialog is closed (I-23). */
export function RetentionTermDialog({ kinds, term, send, onClose }: RetentionTermDialogProps) {
  const say = useSay();
  const written = useWritten<WrittenTerm>(`retention/${term?.recordKind ?? 'new'}`, {
    kind: term?.recordKind ?? null,
    months: term ? String(term.months) : '',
    starts: term?.starts ?? null,
  });
  const { months, starts } = written.value;
  // Somebody else may have set one for this kind meanwhile.
  const kind = kinds.find((one) => one === written.value.kind) ?? null;
  const count = /^\d{1,4}$/.test(months.trim()) ? Number(months) : 0;
  const isRight = count >= 1 && count <= MOST;
  const write = (part: Partial<WrittenTerm>): void => written.write({ ...written.value, ...part });
  return (
    <ModalDialog
      role="alertdialog"
      title={
        term
          ? say('retention.change.of', { kind: recordKindWords(say, term.recordKind) })
          : say('retention.add')
      }
      isOpen
      onClose={onClose}
    >
      <Form
        submit={say('retention.set')}
        missing={[
          ...(kind === null ? [say('retention.kind')] : []),
          ...(isRight ? [] : [say('retention.months')]),
          ...(starts === null ? [say('retention.starts')] : []),
        ]}
        onSubmit={async () => {
          if (kind === null || starts === null) return undefined;
          const refused = await send({ recordKind: kind, months: count, starts });
          if (refused) return refused;
          written.forget();
          onClose();
          return undefined;
        }}
      >
        {term ? null : (
          <KindChoice kinds={kinds} kind={kind} onChange={(one) => write({ kind: one })} />
        )}
        <TermFields term={written.value} write={write} />
      </Form>
    </ModalDialog>
  );
}

interface KindChoiceProps {
  readonly kinds: readonly RecordKind[];
  readonly kind: RecordKind | null;
  readonly onChange: (kind: RecordKind | null) => void;
}

function KindChoice({ kinds, kind, onChange }: KindChoiceProps) {
  const say = useSay();
  return (
    <div className="v-stack v-stack--tight">
      <SelectOne
        label={say('retention.kind')}
        placeholder={say('field.choose')}
        options={kinds.map((id) => ({ id, label: recordKindWords(say, id) }))}
        value={kind}
        onChange={(id) => onChange(RECORD_KINDS.find((one) => one === id) ?? null)}
      />
      <p className="v-hint">{say('retention.kind.hint')}</p>
    </div>
  );
}

interface TermFieldsProps {
  readonly term: WrittenTerm;
  readonly write: (part: Partial<WrittenTerm>) => void;
}

function TermFields({ term: { months, starts }, write }: TermFieldsProps) {
  const say = useSay();
  return (
    <>
      <TextInput
        label={say('retention.months')}
        hint={say('retention.months.hint')}
        name="months"
        autoComplete="off"
        maxLength={4}
        value={months}
        onChange={(value) => write({ months: value })}
      />
      <SelectOne
        label={say('retention.starts')}
        placeholder={say('field.choose')}
        options={RETENTION_STARTS.map((id) => ({ id, label: say(`retention.starts.${id}`) }))}
        value={starts}
        onChange={(id) => write({ starts: RETENTION_STARTS.find((one) => one === id) ?? null })}
      />
    </>
  );
}

import { useState } from 'react';
import {
  RECORD_KINDS,
  RETENTION_STARTS,
  type RecordKind,
  type RetentionPolicy,
  type RetentionStart,
} from '#contract';
import { useAsked } from '../account/use-asked.js';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { NotForYou } from '../ui/not-for-you.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { policiesShape } from './erasure.js';
import { useErasureActs } from './use-erasure-acts.js';

/** How long the organisation keeps what it records, for its administrator (E-30). */
export function RetentionScreen() {
  const say = useSay();
  const [answer, again] = useAsked('/retention', policiesShape);
  const { act, refusal, dialog } = useErasureActs(again);
  usePageTitle(say('retention.title'));
  if (answer?.ok === false && answer.code === 'NOT_ALLOWED') {
    return (
      <NotForYou
        heading={say('retention.title')}
        title={say('retention.refused')}
        text={say('retention.refused.text')}
      />
    );
  }
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <h1 className="nl-heading nl-heading--level-1">{say('retention.title')}</h1>
      <p className="nl-paragraph">{say('retention.intro')}</p>
      {answer ? null : <Loading text={say('app.loading')} />}
      <RefusalNotice refusal={answer?.ok === false ? answer : refusal} />
      {answer?.ok
        ? RECORD_KINDS.map((kind) => (
            <PolicyView
              key={kind}
              kind={kind}
              policy={answer.value.find(({ recordKind }) => recordKind === kind)}
              act={act}
            />
          ))
        : null}
      {dialog}
    </div>
  );
}

interface PolicyViewProps {
  readonly kind: RecordKind;
  readonly policy: RetentionPolicy | undefined;
  readonly act: (path: string, body?: object) => Promise<Refusal | undefined>;
}

function PolicyView({ kind, policy, act }: PolicyViewProps) {
  const say = useSay();
  const [isDone, setDone] = useState(false);
  return (
    <section className="v-card v-stack" aria-labelledby={kind}>
      <h2 id={kind} className="nl-heading nl-heading--level-2">
        {say(`retention.kind.${kind}`)}
      </h2>
      <p className="nl-paragraph">
        {policy
          ? say('retention.is', {
              months: policy.months,
              starts: say(`retention.starts.${policy.starts}`),
            })
          : say('retention.none')}
      </p>
      <PolicyForm
        kind={kind}
        policy={policy}
        send={async (terms) => {
          setDone(false);
          const refused = await act('/retention', { recordKind: kind, ...terms });
          setDone(!refused);
          return refused;
        }}
      />
      {isDone ? (
        <Notice sort="ok" role="status">
          <p className="nl-paragraph">{say('retention.done')}</p>
        </Notice>
      ) : null}
      {policy ? (
        <div className="v-row">
          <ActionButton look="subtle" onPress={() => void act(`/retention/${kind}/remove`)}>
            {say('retention.remove')}
          </ActionButton>
        </div>
      ) : null}
    </section>
  );
}

interface PolicyFormProps {
  readonly kind: RecordKind;
  readonly policy: RetentionPolicy | undefined;
  readonly send: (
    terms: Pick<RetentionPolicy, 'months' | 'starts'>,
  ) => Promise<Refusal | undefined>;
}

const MOST = 1200;

/** A term as it is filled in. */
interface WrittenTerm {
  readonly months: string;
  readonly starts: RetentionStart | null;
}

function PolicyForm({ kind, policy, send }: PolicyFormProps) {
  const say = useSay();
  const written = useWritten<WrittenTerm>(`retention/${kind}`, {
    months: policy ? String(policy.months) : '',
    starts: policy?.starts ?? null,
  });
  const { months, starts } = written.value;
  const count = /^\d{1,4}$/.test(months.trim()) ? Number(months) : 0;
  const isRight = count >= 1 && count <= MOST;
  const missing = [
    ...(isRight ? [] : [say('retention.months')]),
    ...(starts === null ? [say('retention.starts')] : []),
  ];
  return (
    <Form
      submit={say('retention.set')}
      missing={missing}
      onSubmit={async () => {
        if (starts === null) return undefined;
        const refused = await send({ months: count, starts });
        if (!refused) written.forget();
        return refused;
      }}
    >
      <TextInput
        label={say('retention.months')}
        hint={say('retention.months.hint')}
        name="months"
        autoComplete="off"
        maxLength={4}
        value={months}
        onChange={(value) => written.write({ months: value, starts })}
      />
      <SelectOne
        label={say('retention.starts')}
        placeholder={say('field.choose')}
        options={RETENTION_STARTS.map((id) => ({ id, label: say(`retention.starts.${id}`) }))}
        value={starts}
        onChange={(id) =>
          written.write({ months, starts: RETENTION_STARTS.find((one) => one === id) ?? null })
        }
      />
    </Form>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { usePageTitle } from '../app/use-page-title.js';
import { useSay } from '../messages/use-say.js';
import { useOpIds } from '../plan/use-op-ids.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useMe } from '../session/session.context.js';
import { useWritten } from '../session/use-written.js';
import { Notice } from '../ui/notice.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { beginCaseMutation } from './circle.query.js';
import { GroundFields } from './ground-fields.view.js';
import { EMPTY_GROUND, groundIn, missingInGround, wordsInGround } from './ground.js';
import { refusalIn } from './refusal-in.js';

const NOTHING = { label: '', draft: EMPTY_GROUND };

/** Begins a case: what the partners call it, and what for and on what ground one's own organisation does so (C-23). */
export function NewCaseScreen() {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const [, begin] = useMutation(beginCaseMutation);
  const opIds = useOpIds();
  const written = useWritten('new-case', NOTHING, (one) => [
    one.label,
    ...wordsInGround(one.draft),
  ]);
  const { label, draft } = written.value;
  usePageTitle(say('newCase.title'));
  const send = async (): Promise<Refusal | undefined> => {
    const ground = groundIn(draft);
    if (!ground) return undefined;
    const said = { label: label.trim(), ground };
    const newCase = { ...said, opId: opIds.idOf(said) };
    const { data, error } = await begin({ newCase });
    const refusal = error && refusalIn(error);
    if (refusal?.code !== 'UNAVAILABLE') opIds.answered();
    if (refusal) return refusal;
    const planId = data?.beginCase;
    written.forget();
    if (planId) await navigate({ to: '/plans/$planId/circle', params: { planId } });
    return undefined;
  };
  const missing = [
    ...(label.trim() === '' ? (['newCase.label'] as const) : []),
    ...missingInGround(draft),
  ];
  return (
    <div className="v-page v-page--narrow v-stack v-stack--wide">
      <Link className="nl-link" to="/">
        {say('plan.back')}
      </Link>
      <h1 className="nl-heading nl-heading--level-1">{say('newCase.title')}</h1>
      <p className="nl-paragraph">{say('newCase.intro')}</p>
      <Form submit={say('newCase.begin')} missing={missing.map((id) => say(id))} onSubmit={send}>
        <TextInput
          label={say('newCase.label')}
          hint={say('newCase.label.hint')}
          name="label"
          autoComplete="off"
          maxLength={80}
          value={label}
          onChange={(value) => written.write({ label: value, draft })}
        />
        <Notice sort="warning">
          <p className="nl-paragraph">{say('newCase.label.warning')}</p>
        </Notice>
        <GroundFields
          draft={draft}
          onChange={(ground) => written.write({ label, draft: ground })}
          type={me?.organisation.type}
          safetyHouse={false}
        />
      </Form>
    </div>
  );
}

import { useState } from 'react';
import { isReadOnly, REASONED_STATUSES, type CaseStatus, type PresentedCircle } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useWritten } from '../session/use-written.js';
import { ActionButton } from '../ui/action-button.view.js';
import { DayInput } from '../ui/day-input.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { ReasonDialog } from './reason.dialog.js';
import { useChangeCircle } from './use-change-circle.js';

interface StatusViewProps {
  readonly planId: string;
  readonly circle: PresentedCircle;
}

/** How the case stands, and the steps that this reader may take with it. */
export function StatusView({ planId, circle }: StatusViewProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const [next, setNext] = useState<CaseStatus | 'MARK' | null>(null);
  const { status, safetyHouse, can } = circle;
  const markId = safetyHouse ? 'case.unmark' : 'case.mark';
  return (
    <section className="v-card v-stack" aria-labelledby="status">
      <div className="v-row v-row--spread">
        <h3 id="status" className="nl-heading nl-heading--level-3">
          {say('case.status')}
        </h3>
        <span className="v-row">
          {safetyHouse ? <span className="nl-data-badge">{say('case.safetyHouse')}</span> : null}
          <span className="nl-data-badge">{say(`case.status.${status}`)}</span>
        </span>
      </div>
      <p className="nl-paragraph">{say(`case.status.${status}.hint`)}</p>
      {circle.isDirected || isReadOnly(status) ? null : (
        <p className="v-hint">{say('circle.undirected')}</p>
      )}
      <div className="v-row">
        {can.statuses.map((to) => (
          <ActionButton key={to} size="small" onPress={() => setNext(to)}>
            {say(stepId(status, to))}
          </ActionButton>
        ))}
        {can.mark ? (
          <ActionButton size="small" look="subtle" onPress={() => setNext('MARK')}>
            {say(markId)}
          </ActionButton>
        ) : null}
      </div>
      {next === 'MARK' ? (
        <ReasonDialog
          place={`plan/${planId}/mark`}
          title={say(markId)}
          text={say('case.mark.text')}
          submit={say(markId)}
          reason="none"
          onSubmit={() => change((opId) => ({ mark: { opId, safetyHouse: !safetyHouse } }))}
          onClose={() => setNext(null)}
        />
      ) : null}
      {next !== null && next !== 'MARK' ? (
        <StatusDialog
          planId={planId}
          from={status}
          to={next}
          title={say(stepId(status, next))}
          onClose={() => setNext(null)}
        />
      ) : null}
    </section>
  );
}

/** What a step is called: the same state can be come to in two ways. */
function stepId(from: CaseStatus, to: CaseStatus) {
  if (isReadOnly(from) && to === 'ACTIVE') return 'case.reopen';
  return from === 'DRAFT' && to === 'ARCHIVED' ? 'case.discard' : (`case.to.${to}` as const);
}

interface StatusDialogProps {
  readonly planId: string;
  readonly from: CaseStatus;
  readonly to: CaseStatus;
  readonly title: string;
  readonly onClose: () => void;
}

const NO_REPORT = { date: '', sender: '' };

/** Reopening asks for the new report (C-22); what ends reading and writing, for a reason. */
function StatusDialog({ planId, from, to, title, onClose }: StatusDialogProps) {
  const say = useSay();
  const change = useChangeCircle(planId);
  const place = `plan/${planId}/status/${to}`;
  const written = useWritten(`${place}/report`, NO_REPORT, (report) => [report.sender]);
  const { date, sender } = written.value;
  const isReopening = isReadOnly(from) && to === 'ACTIVE';
  const report = date !== '' && sender.trim() !== '' ? { date, from: sender.trim() } : null;
  const missing = [
    ...(isReopening && date === '' ? (['case.report.date'] as const) : []),
    ...(isReopening && sender.trim() === '' ? (['case.report.from'] as const) : []),
  ];
  return (
    <ReasonDialog
      place={place}
      title={title}
      text={say(`${stepId(from, to)}.text`)}
      submit={title}
      reason={REASONED_STATUSES.has(to) ? 'needed' : 'optional'}
      missing={missing.map((id) => say(id))}
      onSubmit={(reason) => change((opId) => ({ status: { opId, to, reason, report } }))}
      onClose={onClose}
    >
      {isReopening ? (
        <>
          <DayInput
            label={say('case.report.date')}
            value={date}
            onChange={(value) => written.write({ date: value, sender })}
          />
          <TextInput
            label={say('case.report.from')}
            hint={say('case.report.from.hint')}
            name="from"
            autoComplete="off"
            maxLength={200}
            value={sender}
            onChange={(value) => written.write({ date, sender: value })}
          />
        </>
      ) : null}
    </ReasonDialog>
  );
}

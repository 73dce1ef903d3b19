import { Link } from '@tanstack/react-router';
import type { FileVerdict } from '../../checker/message.js';
import { saveFile } from '../history/save-file.js';
import type { MessageId } from '../messages/nl.messages.js';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { isoOf } from './iso-of.js';
import { WrongList } from './wrong-list.view.js';

interface VerdictProps {
  readonly verdict: FileVerdict;
  /** What was checked, to be kept where something is wrong. */
  readonly file: Blob;
}

/** What came of a check, in plain words: right and what that rests on, or what is wrong, where, and what to do. */
export function VerdictView({ verdict, file }: VerdictProps) {
  const say = useSay();
  const isRight = verdict.wrongCount === 0;
  return (
    <section className="v-stack" aria-label={say('verify.outcome')}>
      {isRight ? <Right verdict={verdict} /> : <Wrong verdict={verdict} />}
      {isRight ? <Grounds verdict={verdict} /> : null}
      <div className="v-row">
        <ActionButton
          size="small"
          onPress={() => saveFile(file, `vangnet-${new Date().toLocaleDateString('sv-SE')}.ledger`)}
        >
          {say('verify.save')}
        </ActionButton>
      </div>
    </section>
  );
}

function Grounds({ verdict }: Pick<VerdictProps, 'verdict'>) {
  return (
    <>
      <Facts title="verify.proven" lines={useProven(verdict)} />
      <Facts title="verify.unproven" lines={useUnproven(verdict)} />
      {verdict.erased > 0 ? <Erased /> : null}
    </>
  );
}

function Right({ verdict }: Pick<VerdictProps, 'verdict'>) {
  const say = useSay();
  const { moment } = useMoments();
  const { first, last, changes, items } = verdict;
  return (
    <Notice sort="ok" role="status" title={say('verify.right')}>
      <p className="nl-paragraph">
        {first === null || last === null
          ? say('verify.right.nothing')
          : say('verify.right.text', {
              first: moment(isoOf(first)),
              last: moment(isoOf(last)),
              changes,
              items,
            })}
      </p>
    </Notice>
  );
}

function Wrong({ verdict }: Pick<VerdictProps, 'verdict'>) {
  const say = useSay();
  const { wrongs, wrongCount } = verdict;
  return (
    <Notice sort="error" role="alert" title={say('verify.wrong', { count: wrongCount })}>
      <p className="nl-paragraph">{say('verify.wrong.do')}</p>
      <WrongList wrongs={wrongs} />
      {wrongCount > wrongs.length ? (
        <p className="nl-paragraph">
          {say('verify.wrong.more', { count: wrongCount - wrongs.length })}
        </p>
      ) : null}
    </Notice>
  );
}

interface FactsProps {
  readonly title: MessageId;
  readonly lines: readonly string[];
}

function Facts({ title, lines }: FactsProps) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{say(title)}</h3>
      <ul className="v-bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function useProven(verdict: FileVerdict): string[] {
  const say = useSay();
  const { moment } = useMoments();
  const { shown, checkpoint, signers, witnesses, keptReceipts, unconfirmed, changes } = verdict;
  const lines = [
    shown.proven > 0 ? say('verify.shown', { count: shown.proven }) : null,
    say('verify.chain', { count: changes }),
    checkpoint && signers > 0
      ? say('verify.checkpoint', { at: moment(isoOf(checkpoint.at)), count: changes - unconfirmed })
      : null,
    witnesses > 0 ? say('verify.witnesses', { count: witnesses }) : null,
    keptReceipts > 0 ? say('verify.receipts', { count: keptReceipts }) : null,
  ];
  return lines.filter((line) => line !== null);
}

function useUnproven(verdict: FileVerdict): string[] {
  const say = useSay();
  const { moment } = useMoments();
  const { shown, checkpoint, signers, unconfirmed, closed, goneReceipts, restores } = verdict;
  const lines = [
    checkpoint ? null : say('verify.noCheckpoint'),
    checkpoint && signers === 0 ? say('verify.noKeys') : null,
    checkpoint && unconfirmed > 0 ? say('verify.unconfirmed', { count: unconfirmed }) : null,
    ...restores.map(({ at, keptUntil }) =>
      say('verify.restore', { at: moment(isoOf(at)), until: moment(isoOf(keptUntil)) }),
    ),
    goneReceipts > 0 ? say('verify.goneReceipts', { count: goneReceipts }) : null,
    closed > 0 ? say('verify.closed', { count: closed }) : null,
    shown.closed + shown.earlier > 0
      ? say('verify.shownUnproven', { count: shown.closed + shown.earlier })
      : null,
    say('verify.order'),
  ];
  return lines.filter((line) => line !== null);
}

/** Who erased and when stands where history is read: in the log only that it was done. */
function Erased() {
  const say = useSay();
  const { planId } = useOpenPlan().client;
  return (
    <p className="nl-paragraph">
      {say('verify.erased')}{' '}
      <Link className="nl-link" to="/plans/$planId/history" params={{ planId }}>
        {say('history.title')}
      </Link>
    </p>
  );
}

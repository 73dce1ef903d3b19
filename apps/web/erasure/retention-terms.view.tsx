import { useState } from 'react';
import { RECORD_KINDS, type RecordKind, type RetentionPolicy } from '#contract';
import { useSay } from '../messages/use-say.js';
import { RefusalNotice } from '../session/refusal-notice.view.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { recordKindWords } from './erasure.js';
import { RetentionTermDialog } from './retention-term.dialog.js';
import { useErasureActs } from './use-erasure-acts.js';

interface TermsProps {
  readonly terms: readonly RetentionPolicy[];
  readonly again: () => Promise<void>;
}

/** The terms that are set, each to change or take away, and others to add. */
export function RetentionTerms({ terms, again }: TermsProps) {
  const say = useSay();
  const { act, refusal, dialog } = useErasureActs(again);
  /** Of which kind a term is being filled in; `NEW` while the kind is yet to be chosen. */
  const [open, setOpen] = useState<RecordKind | 'NEW' | null>(null);
  const [done, setDone] = useState<'done' | 'removed' | null>(null);
  const set = RECORD_KINDS.flatMap((kind) => terms.find((one) => one.recordKind === kind) ?? []);
  const free = RECORD_KINDS.filter((kind) => !set.some(({ recordKind }) => recordKind === kind));
  const show = (which: RecordKind | 'NEW'): void => {
    setDone(null);
    setOpen(which);
  };
  return (
    <section className="v-stack" aria-labelledby="terms">
      <div className="v-row v-row--spread">
        <h2 id="terms" className="nl-heading nl-heading--level-2">
          {say('retention.list')}
        </h2>
        {free.length > 0 ? (
          <ActionButton onPress={() => show('NEW')}>{say('retention.add')}</ActionButton>
        ) : null}
      </div>
      <RefusalNotice refusal={open === null ? refusal : undefined} />
      {done === null ? null : (
        <Notice sort="ok" role="status">
          <p className="nl-paragraph">{say(`retention.${done}`)}</p>
        </Notice>
      )}
      <TermList
        terms={set}
        onChange={show}
        onRemove={async (kind) => {
          setDone(null);
          const refused = await act(`/retention/${kind}/remove`);
          setDone(refused ? null : 'removed');
        }}
      />
      {open === null ? null : (
        <RetentionTermDialog
          key={open}
          kinds={open === 'NEW' ? free : [open]}
          term={set.find(({ recordKind }) => recordKind === open)}
          send={async (term) => {
            const refused = await act('/retention', term);
            if (!refused) setDone('done');
            return refused;
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {dialog}
    </section>
  );
}

interface TermListProps {
  readonly terms: readonly RetentionPolicy[];
  readonly onChange: (kind: RecordKind) => void;
  readonly onRemove: (kind: RecordKind) => Promise<void>;
}

function TermList({ terms, onChange, onRemove }: TermListProps) {
  const say = useSay();
  if (terms.length === 0) return <p className="v-empty">{say('retention.none')}</p>;
  return (
    <ul className="v-plain-list v-stack">
      {terms.map((term) => (
        <li key={term.recordKind} className="v-card v-stack v-stack--tight">
          <TermCard
            term={term}
            onChange={() => onChange(term.recordKind)}
            onRemove={() => onRemove(term.recordKind)}
          />
        </li>
      ))}
    </ul>
  );
}

interface TermCardProps {
  readonly term: RetentionPolicy;
  readonly onChange: () => void;
  readonly onRemove: () => Promise<void>;
}

function TermCard({ term, onChange, onRemove }: TermCardProps) {
  const say = useSay();
  const kind = recordKindWords(say, term.recordKind);
  const starts = say(`retention.starts.${term.starts}`);
  return (
    <>
      <strong>{kind}</strong>
      <span>{say('retention.is', { months: term.months, starts })}</span>
      <div className="v-row">
        <ActionButton
          size="small"
          aria-label={say('retention.change.of', { kind })}
          onPress={onChange}
        >
          {say('retention.change')}
        </ActionButton>
        <ActionButton
          size="small"
          look="subtle"
          aria-label={say('retention.remove.of', { kind })}
          onPress={() => void onRemove()}
        >
          {say('retention.remove')}
        </ActionButton>
      </div>
    </>
  );
}

import { ERASURE_ITEMS_MOST } from '#contract';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import {
  recordKindWords,
  type DueItemsOfCase,
  type DueKind,
  type ErasureTerms,
} from './erasure.js';
import { LossNotice } from './loss-notice.view.js';
import { WrittenReasonDialog } from './written-reason.dialog.js';

interface AskDueDialogProps {
  readonly due: DueItemsOfCase;
  readonly kind: DueKind;
  readonly terms: ErasureTerms;
  readonly send: (body: object) => Promise<Refusal | undefined>;
  readonly onClose: () => void;
}

/** Asks that what is due of a kind in a case goes (E-34). Its basis is that the term is over. */
export function AskDueDialog({ due, kind, terms, send, onClose }: AskDueDialogProps) {
  const say = useSay();
  const { planId, caseNumber: number } = due;
  const { recordKind, items, asked } = kind;
  const left = items - asked;
  const count = Math.min(left, ERASURE_ITEMS_MOST);
  return (
    <WrittenReasonDialog
      place={`plan/${planId}/erase/${recordKind}`}
      title={say('due.items.ask.of', { kind: recordKindWords(say, recordKind), number })}
      text={say('due.items.ask.text', { count })}
      submit={say('erasure.ask.send')}
      hint={say('erasure.ask.reason.hint')}
      send={(reason) => send({ recordKind, reason })}
      onClose={onClose}
    >
      {left > count ? (
        <p className="nl-paragraph">{say('due.items.ask.most', { most: ERASURE_ITEMS_MOST })}</p>
      ) : null}
      <LossNotice sort="ITEMS" terms={terms} />
    </WrittenReasonDialog>
  );
}

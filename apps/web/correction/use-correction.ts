import { useState } from 'react';
import { isText, type ErrorCode, type FieldValue, type PresentedField } from '#contract';
import { cleanText } from '#text';
import { wordsOf } from '../compare/put-back.js';
import { insertedIn } from '../history/word-difference.js';
import { useSubmitOne } from '../plan/use-submit-one.js';
import { useForget, useWrittenText } from '../session/use-written.js';
import type { WrittenText } from '../ui/text-area.view.js';
import { correctOp } from './correct-op.js';
import { useDraft } from './use-draft.js';

export interface CorrectionProps {
  /** The field as it stands. */
  readonly now: PresentedField;
  /** What is corrected: the rev that was looked at. */
  readonly rev: number;
  readonly place: string;
  readonly onClose: () => void;
}

/** A correction that is being written: what stands there, what is to stand there instead, and why. */
export interface CorrectionState {
  readonly standing: FieldValue;
  readonly value: FieldValue;
  readonly isOther: boolean;
  readonly reason: WrittenText;
  readonly isSending: boolean;
  readonly refused: ErrorCode | undefined;
  /** Somebody changed what stands there since this was begun: it is not sent. */
  readonly isOvertaken: boolean;
  readonly write: (value: FieldValue) => void;
  readonly beginAnew: () => void;
  readonly send: () => Promise<void>;
  readonly giveUp: () => void;
}

export const LEAST_REASON = 3;

export function useCorrection({ now, rev, place, onClose }: CorrectionProps): CorrectionState {
  const correct = useSubmitOne();
  const forget = useForget(place);
  const standing: FieldValue = isText(now) ? now.text : now.value;
  const mine = useDraft(now, standing, typedIn);
  const reason = useWrittenText(`${place}/reason`, LEAST_REASON);
  const [isSame, setSame] = useState(false);
  const value = isText(now) ? cleanText(wordsOf(mine.value)) : mine.value;
  const isOther = JSON.stringify(value) !== JSON.stringify(standing);
  const giveUp = (): void => {
    mine.forget();
    forget();
    onClose();
  };
  const send = async (): Promise<void> => {
    setSame(!isOther);
    if (!reason.check() || !isOther || mine.isOvertaken) return;
    const request = { value, rev, reason: reason.value.trim() };
    const { stream, rev: ifRev } = now;
    const words = { stream, ifRev, request };
    const code = await correct.send(words, (opId) => correctOp(opId, now, request));
    if (code === undefined) giveUp();
  };
  return {
    standing,
    value,
    isOther,
    reason,
    isSending: correct.isSending,
    refused: isSame && !isOther ? 'NOTHING_CHANGED' : correct.refused,
    isOvertaken: mine.isOvertaken,
    write: mine.write,
    beginAnew: mine.forget,
    send,
    giveUp,
  };
}

function typedIn(before: FieldValue, after: FieldValue): string[] {
  return typeof after === 'string' ? insertedIn(wordsOf(before), after) : [];
}

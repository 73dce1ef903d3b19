import { useState } from 'react';
import type { CurrentValue, ErrorCode, FieldValue, PresentedItem, PresentedValue } from '#contract';
import { useLive, useOpenPlan } from '../plan/plan.context.js';

/** A value that somebody else overtook, and what stands there now. */
export interface Overtaken {
  readonly mine: FieldValue;
  readonly current: CurrentValue;
  choose(choice: 'mine' | 'theirs'): void;
}

export interface SetValue {
  /** `ifRev`: the rev that stood on screen when typing began. */
  set(value: FieldValue, ifRev?: number): void;
  readonly overtaken: Overtaken | undefined;
  readonly refused: { readonly code: ErrorCode; readonly value: FieldValue } | undefined;
  dismissRefused(): void;
}

/**
 * Sets a value, and keeps what was typed when it cannot be stored. Somebody may have been first while the op was
 * under way (the server says so) or while the person was still typing (seen here): the choice is the same.
 */
export function useSetValue(item: PresentedItem, name: string, field: PresentedValue): SetValue {
  const { client, drafts } = useOpenPlan();
  const { stream, rev } = field;
  const conflict = useLive((state) => state.conflicts.find((one) => one.stream === stream));
  const [kept, setKept] = useState<{ value: FieldValue }>();
  const [refused, setRefused] = useState<{ code: ErrorCode; value: FieldValue }>();

  const drop = (): void => {
    setKept(undefined);
    drafts.drop(stream);
  };
  const send = async (value: FieldValue): Promise<void> => {
    drop();
    setRefused(undefined);
    const result = await client.setField(stream, value);
    if (!result.ok && result.error.code !== 'STALE') setRefused({ code: result.error.code, value });
  };
  const set = (value: FieldValue, ifRev = rev): void => {
    if (ifRev >= rev || isSame(value, field.value)) return void send(value);
    setKept({ value });
    drafts.keep(stream, {
      item: item.id,
      field: name,
      words: typeof value === 'string' ? value : '',
      isOvertaken: true,
    });
  };
  const overtaken = conflict
    ? {
        mine: conflict.mine,
        current: conflict.current,
        choose: (choice: 'mine' | 'theirs') => void client.resolveConflict(stream, choice),
      }
    : kept && {
        mine: kept.value,
        current: field,
        choose: (choice: 'mine' | 'theirs') => (choice === 'mine' ? void send(kept.value) : drop()),
      };
  return { set, overtaken, refused, dismissRefused: () => setRefused(undefined) };
}

function isSame(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

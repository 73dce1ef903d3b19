import { ChangeSet } from '@codemirror/state';
import type {
  Audience,
  FieldValue,
  ItemKindName,
  Op,
  PresentedField,
  PresentedItem,
  PresentedText,
} from '#contract';
import { isText } from '#contract';
import { newOpId } from './factories.js';

type OpOf<K extends Op['kind']> = Extract<Op, { kind: K }>;

/** What an op on an item needs to know of it. */
type ItemStream = Pick<PresentedItem, 'stream' | 'rev'>;

/** What an op on a field needs to know of it. */
type FieldStream = Pick<PresentedField, 'stream' | 'rev'>;

export function addOp(
  itemKind: ItemKindName,
  more: { audience?: Audience; after?: string | null; opId?: string } = {},
): OpOf<'item.add'> {
  return { kind: 'item.add', opId: newOpId(), itemKind, ...more };
}

export function moveOp(
  { stream }: Pick<ItemStream, 'stream'>,
  after: string | null,
): OpOf<'item.move'> {
  return { kind: 'item.move', opId: newOpId(), stream, after };
}

export function removeOp({ stream, rev }: ItemStream): OpOf<'item.remove'> {
  return { kind: 'item.remove', opId: newOpId(), stream, ifRev: rev };
}

export function restoreOp({ stream, rev }: ItemStream): OpOf<'item.restore'> {
  return { kind: 'item.restore', opId: newOpId(), stream, ifRev: rev };
}

export function audienceOp({ stream, rev }: ItemStream, audience: Audience): OpOf<'item.audience'> {
  return { kind: 'item.audience', opId: newOpId(), stream, ifRev: rev, audience };
}

export function fieldAudienceOp(
  { stream, rev }: FieldStream,
  audience: Audience,
): OpOf<'field.audience'> {
  return { kind: 'field.audience', opId: newOpId(), stream, ifRev: rev, audience };
}

export function setOp({ stream, rev }: FieldStream, value: unknown): OpOf<'field.set'> {
  return { kind: 'field.set', opId: newOpId(), stream, ifRev: rev, value: value as never };
}

/** An edit of a text: takes out `remove` code units at `at` and puts `insert` there. */
export function typeOp(
  { stream, rev, text }: Pick<PresentedText, 'stream' | 'rev' | 'text'>,
  { at = text.length, remove = 0, insert = '' }: { at?: number; remove?: number; insert?: string },
): OpOf<'text.edit'> {
  const changes = ChangeSet.of({ from: at, to: at + remove, insert }, text.length, '\n');
  return rawEditOp({ stream, rev }, changes.toJSON() as unknown[]);
}

/** An edit in whatever bytes the test wants to send. */
export function rawEditOp({ stream, rev }: FieldStream, changes: unknown[]): OpOf<'text.edit'> {
  return { kind: 'text.edit', opId: newOpId(), stream, rev, changes };
}

/** A view that was given on a day long ago, of an item. */
export function viewOp(
  { stream }: Pick<ItemStream, 'stream'>,
  person: { id: string },
  words = 'Zo is het niet gegaan.',
): OpOf<'view.add'> {
  const view = { person: person.id, words, givenOn: '2026-01-05', manner: 'SPOKEN' } as const;
  return { kind: 'view.add', opId: newOpId(), stream, view };
}

/** As it is, and as a correction of what stands there. */
export function correcting<O extends OpOf<'field.set'> | OpOf<'text.edit'>>(
  op: O,
  reason = 'Verkeerd verstaan',
): O {
  return { ...op, corrects: { rev: 'ifRev' in op ? op.ifRev : op.rev, reason } };
}

/** The live text of an item. */
export function textIn(item: PresentedItem, field: string): PresentedText {
  const found = item.fields[field];
  if (!found || !isText(found)) throw new Error(`no text in ${field}`);
  return found;
}

/** The field of an item that holds one value. */
export function valueIn(
  item: PresentedItem,
  field: string,
): { stream: string; rev: number; value: FieldValue } {
  const found = item.fields[field];
  if (!found || isText(found)) throw new Error(`no value in ${field}`);
  return found;
}

export function listed(...organisations: { id: string }[]): Audience {
  return { type: 'ORG_LIST', organisations: organisations.map(({ id }) => id) };
}

export function named(...persons: { id: string }[]): Audience {
  return { type: 'NAMED_PERSONS', persons: persons.map(({ id }) => id) };
}

export const OWN: Audience = { type: 'OWN_ORG' };

export const OPEN: Audience = { type: 'CASE_OPEN' };

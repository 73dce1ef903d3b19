import {
  fieldOf,
  isFilled,
  isOwnView,
  viewPersonOf,
  type Audience,
  type FieldValue,
  type ItemKindName,
} from '#contract';
import { valueWords, type Wording } from '../field/value-words.js';
import { audienceWords } from '../item/audience-words.js';
import { shortened } from '../item/headline.js';
import { isMessageId, labelId } from '../messages/label-id.js';
import type { MessageId } from '../messages/nl.messages.js';
import type { Directory } from '../plan/directory.js';
import { circleSteps } from './circle-steps.js';
import type { HistoryEntry } from './history.query.js';
import type { ItemNumbers } from './item-numbers.js';
import { versionStep } from './version-step.js';
import { minutesOf, sessionPeople, type TypingSession } from './typing-session.js';

/** The server tells as much of a title; a little less is shown, so that the cut falls between words. */
const TITLE = 70;

export interface HistoryWording extends Wording {
  readonly directory: Directory;
  readonly numbers: ItemNumbers;
}

/** What happened, in one sentence: "Politie · P1 wijzigde ‘Bron’ van de voorwaarde ‘…’". */
export function sentenceOf(
  wording: HistoryWording,
  session: TypingSession,
  isOneItem: boolean,
): string {
  const { say, moments } = wording;
  const [entry] = session.entries;
  const people = sessionPeople(session).map((one) => whoWords(wording, one));
  const minutes = minutesOf(session);
  const step = versionStep(entry);
  const organisation = step?.organisation ?? entry.item;
  return say(sentenceId(entry, { people: people.length, minutes }), {
    who: moments.list(people),
    minutes,
    backTo: entry.restores ? moments.moment(entry.restores) : '',
    item: subjectWords(wording, isOneItem ? { ...entry, itemTitle: null } : entry),
    field: fieldWords(wording, entry),
    number: step?.number ?? 0,
    organisation:
      wording.directory.organisation(organisation) ?? say('history.organisation.unknown'),
    person: viewPersonWords(wording, entry.field),
    member: wording.directory.professional(entry.item) ?? say('plan.people.unknown'),
  });
}

/** "Politie · P1" */
export function whoWords(
  { say, directory }: HistoryWording,
  { person, organisation }: Pick<HistoryEntry, 'person' | 'organisation'>,
): string {
  return say('history.who', {
    organisation: directory.organisationShort(organisation.id) ?? organisation.name,
    person: person.name,
  });
}

/** What stood there and what came instead, or null where words say it already. */
export function beforeAndAfter(
  wording: HistoryWording,
  entry: HistoryEntry,
): { before: string | null; after: string | null } | null {
  if (entry.kind === 'item.audience' || entry.kind === 'field.audience') {
    const words = (audience: unknown): string | null =>
      isAudience(audience) ? audienceWords(wording, audience) : null;
    return { before: words(entry.before), after: words(entry.after) };
  }
  if (/^(organisation|case)\./.test(entry.kind)) return circleSteps(wording, entry);
  const step = versionStep(entry);
  if (step) return step.words === null ? null : { before: null, after: step.words };
  if (viewPersonOf(entry.field) !== undefined) {
    return { before: viewWords(wording, entry.before), after: viewWords(wording, entry.after) };
  }
  const { itemKind: kind, field } = entry;
  const definition = kind ? fieldOf(kind, field) : undefined;
  if (entry.kind !== 'field.set' || !kind || !definition) return null;
  const words = (value: unknown): string | null =>
    valueWords(wording, { kind, field, definition }, valueIn(value));
  return { before: words(entry.before), after: words(entry.after) };
}

function sentenceId(
  entry: HistoryEntry,
  { people, minutes }: { people: number; minutes: number },
): MessageId {
  if (entry.restores) return 'history.putBack';
  if (entry.corrects) {
    return viewPersonOf(entry.field) === undefined ? 'history.corrected' : 'history.view.corrected';
  }
  if (entry.kind === 'text.edited') {
    if (minutes === 0) return people > 1 ? 'history.text.together' : 'history.text.edited';
    return people > 1 ? 'history.text.typedTogether' : 'history.text.typed';
  }
  if (entry.kind === 'field.set') {
    if (!isFilled(valueIn(entry.after))) return 'history.field.cleared';
    return isFilled(valueIn(entry.before)) ? 'history.field.set' : 'history.field.filled';
  }
  const id = `history.${entry.kind}${versionStep(entry)?.sort ?? ''}`;
  return isMessageId(id) ? id : 'history.unknown';
}

/** Of what is gone nobody says any more what it was. */
function subjectWords(wording: HistoryWording, entry: HistoryEntry): string {
  const isGone = !entry.itemKind && /^(item|passage)\.(un)?erased$/.test(entry.kind);
  return isGone ? wording.say('history.erased.item') : itemWords(wording, entry);
}

/** "voorwaarde 2 ‘B heeft geen contact met A’", as the reader finds it in the plan today. */
export function itemWords(
  { say, numbers }: HistoryWording,
  { item, itemKind, itemTitle }: Pick<HistoryEntry, 'item' | 'itemKind' | 'itemTitle'>,
): string {
  if (!itemKind) return say('history.thePlan');
  const number = numbers.get(item);
  const name = say(labelId.kind(itemKind));
  const kind =
    number === undefined
      ? say(labelId.theKind(itemKind))
      : say('history.numbered', { kind: name.charAt(0).toLowerCase() + name.slice(1), number });
  const title = itemTitle?.trim().replace(/\s+/gu, ' ') ?? '';
  return title === '' ? kind : say('history.item', { kind, title: shortened(title, TITLE) });
}

/** What was said, on which day, and how; null where nothing was. */
export function viewWords({ say, moments }: Wording, value: unknown): string | null {
  if (!isOwnView(value)) return null;
  const { words, givenOn, manner } = value;
  return `${words} (${say(`view.given.${manner}`, { on: moments.day(givenOn) })})`;
}

/** Whose view stands in a field; empty for any other field. */
export function viewPersonWords({ say, directory }: Wording, field: string): string {
  const id = viewPersonOf(field);
  if (id === undefined) return '';
  return directory.person({ sort: 'involved', id }) ?? say('view.someone');
}

function fieldWords({ say }: HistoryWording, { itemKind, field }: HistoryEntry): string {
  return itemKind && hasField(itemKind, field) ? say(labelId.field(itemKind, field)) : field;
}

function hasField(kind: ItemKindName, field: string): boolean {
  return fieldOf(kind, field) !== undefined;
}

/** JSON from the server; anything a field can hold, or nothing. */
function valueIn(value: unknown): FieldValue {
  return value === undefined ? null : (value as FieldValue);
}

function isAudience(value: unknown): value is Audience {
  return typeof value === 'object' && value !== null && 'type' in value;
}

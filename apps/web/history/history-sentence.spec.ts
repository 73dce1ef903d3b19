import { describe, expect, it } from '@jest/globals';
import { createIntl } from 'react-intl';
import { nl, type MessageId } from '../messages/nl.messages.js';
import { directoryOf } from '../plan/directory.js';
import type { HistoryEntry } from './history.query.js';
import { beforeAndAfter, sentenceOf, type HistoryWording } from './history-sentence.js';
import { typingSessions } from './typing-session.js';

const POLICE = '00000000-0000-4000-8000-000000000001';
const PERSON = '00000000-0000-4000-8000-000000000003';
const SHELTER = '00000000-0000-4000-8000-000000000002';

describe('a sentence of history', () => {
  it('says who, for which organisation, changed what', () => {
    expect(sentence(entry({ kind: 'text.edited', field: 'howChecked' }))).toBe(
      'Politie · P1 wijzigde ‘Hoe gecontroleerd’ van de voorwaarde ‘B heeft geen contact met A’',
    );
  });

  it('tells filling in, changing and clearing apart', () => {
    const set = (before: unknown, after: unknown) =>
      sentence(entry({ kind: 'field.set', field: 'basis', before, after }));
    expect(set(null, 'AGREED')).toContain('vulde ‘Basis’ in bij de voorwaarde');
    expect(set('AGREED', 'MAYOR')).toContain('wijzigde ‘Basis’ van de voorwaarde');
    expect(set('AGREED', null)).toContain('maakte ‘Basis’ leeg bij de voorwaarde');
  });

  it.each([
    ['item.added', 'voegde de voorwaarde ‘B heeft geen contact met A’ toe'],
    ['item.moved', 'verplaatste de voorwaarde'],
    ['item.removed', 'verwijderde de voorwaarde'],
    ['item.restored', 'zette de voorwaarde ‘B heeft geen contact met A’ terug'],
    ['item.audience', 'wijzigde wie de voorwaarde ‘B heeft geen contact met A’ ziet'],
  ])('has words for %s', (kind, words) => {
    expect(sentence(entry({ kind, field: '@item' }))).toContain(words);
  });

  it.each([
    ['version.proposed', { note: null }, 'legde versie 2 ter vaststelling voor'],
    ['version.answered', { answer: 'APPROVED' }, 'Politie · P1 gaat akkoord met versie 2'],
    ['version.answered', { answer: 'DISAGREED' }, 'gaat niet akkoord met versie 2'],
    [
      'version.answered',
      { answer: 'COULD_NOT_BE_ASKED', organisation: SHELTER },
      'niet kon worden gevraagd over versie 2',
    ],
    ['version.withdrawn', {}, 'trok versie 2 in'],
    ['version.settled', { outcome: 'ESTABLISHED' }, 'Versie 2 is vastgesteld'],
    ['version.settled', { outcome: 'NOT_ESTABLISHED' }, 'Versie 2 is niet vastgesteld'],
  ])('[V-14] has words for %s with %j', (kind, after, words) => {
    const step = { kind, field: '@version', itemKind: null, itemTitle: null };
    expect(sentence(entry({ ...step, after: { number: 2, ...after } }))).toContain(words);
  });

  it('[V-14] shows what was written with an answer', () => {
    const after = { number: 2, answer: 'DISAGREED', reason: 'Te vroeg' };
    const step = entry({ kind: 'version.answered', field: '@version', itemKind: null, after });
    expect(beforeAndAfter(wording(), step)).toEqual({ before: null, after: 'Te vroeg' });
  });

  it('tells of who sees a field', () => {
    const shown = entry({ kind: 'field.audience', field: 'basis', after: { type: 'OWN_ORG' } });
    expect(sentence(shown)).toContain('wijzigde wie ‘Basis’ van de voorwaarde');
    expect(beforeAndAfter(wording(), shown)).toEqual({
      before: null,
      after: 'Alleen de organisatie die dit toevoegde.',
    });
  });

  it('names who came on the case, and by whom', () => {
    const added = entry({ kind: 'member.added', item: 'o1', itemKind: null, itemTitle: null });
    expect(sentence(added)).toBe('Politie · P1 zette O1 op naam in de casus');
  });

  it('[H-01] names an item by its place in the plan where there are more of its kind', () => {
    const [session] = typingSessions([entry({ kind: 'item.moved' })]);
    expect(session && sentenceOf(wording(new Map([['i', 2]])), session, false)).toBe(
      'Politie · P1 verplaatste voorwaarde 2 ‘B heeft geen contact met A’',
    );
  });

  it('[H-01] says how long somebody typed', () => {
    const typed = (rev: number, minute: number) =>
      entry({
        ...{ kind: 'text.edited', field: 'howChecked', rev, id: `s:${rev}` },
        at: new Date(Date.UTC(2025, 10, 3, 10, minute)).toISOString(),
      });
    const [session] = typingSessions([typed(4, 14), typed(3, 10), typed(2, 5), typed(1, 0)]);
    expect(session && sentenceOf(wording(), session, true)).toBe(
      'Politie · P1 typte 14 minuten in ‘Hoe gecontroleerd’ van de voorwaarde',
    );
  });

  it('[H-52] says of what was put back from when it is', () => {
    const back = { kind: 'field.set', field: 'basis', restores: '2025-11-03T09:00:00.000Z' };
    expect(sentence(entry({ ...back, before: 'MAYOR', after: 'AGREED' }))).toBe(
      'Politie · P1 zette ‘Basis’ van de voorwaarde ‘B heeft geen contact met A’ terug naar de stand van 2025-11-03T09:00:00.000Z',
    );
  });

  it('[N-06] says of a correction that it is one', () => {
    const corrects = { reason: 'Verkeerd verstaan', at: null };
    const fixed = { kind: 'field.set', field: 'basis', before: 'MAYOR', after: 'AGREED', corrects };
    expect(sentence(entry(fixed))).toBe(
      'Politie · P1 corrigeerde ‘Basis’ van de voorwaarde ‘B heeft geen contact met A’',
    );
  });

  it('[N-11] [N-12] says whose view came, or was put right, and what it says', () => {
    const view = { person: PERSON, words: 'Zo niet.', givenOn: '2025-11-02', manner: 'SPOKEN' };
    const added = entry({ kind: 'view.added', field: `@view:${PERSON}:1`, after: view });
    expect(sentence(added)).toBe(
      'Politie · P1 voegde de zienswijze van A toe aan de voorwaarde ‘B heeft geen contact met A’',
    );
    expect(beforeAndAfter(wording(), added)).toEqual({
      before: null,
      after: 'Zo niet. (Gezegd op 2025-11-02)',
    });
    const corrects = { reason: 'Verkeerd verstaan', at: null };
    expect(sentence({ ...added, kind: 'field.set', corrects })).toContain(
      'corrigeerde de zienswijze van A bij de voorwaarde',
    );
    const gone = { ...added, field: '@view:x:1' };
    expect(sentence(gone)).toContain('de zienswijze van iemand die niet meer in het plan staat');
  });

  it('needs no title where everything is of one item', () => {
    const [session] = typingSessions([entry({ kind: 'item.moved' })]);
    expect(session && sentenceOf(wording(), session, true)).toBe(
      'Politie · P1 verplaatste de voorwaarde',
    );
  });

  it('puts values and audiences into words', () => {
    const basis = entry({ kind: 'field.set', field: 'basis', before: null, after: 'MAYOR' });
    expect(beforeAndAfter(wording(), basis)).toEqual({
      before: null,
      after: 'Opgelegd door de burgemeester',
    });
    const after = { type: 'ORG_LIST', organisations: [SHELTER, POLICE] };
    const seen = entry({ kind: 'item.audience', before: { type: 'CASE_OPEN' }, after });
    expect(beforeAndAfter(wording(), seen)?.after).toBe('Alleen Opvang en Politie Noord.');
  });
});

function sentence(one: HistoryEntry): string {
  const [session] = typingSessions([one]);
  return session ? sentenceOf(wording(), session, false) : '';
}

function entry(parts: Partial<HistoryEntry>): HistoryEntry {
  return {
    id: 's:1',
    at: '2025-11-03T10:00:00.000Z',
    kind: 'item.added',
    person: { id: 'p1', name: 'P1' },
    organisation: { id: POLICE, name: 'Politie Noord' },
    item: 'i',
    itemKind: 'condition',
    itemTitle: 'B heeft geen contact met A',
    field: '@item',
    before: null,
    after: null,
    parts: [],
    rev: 1,
    stream: 's',
    hash: '',
    restores: null,
    corrects: null,
    corrected: null,
    isNew: false,
    ...parts,
  };
}

function wording(numbers: HistoryWording['numbers'] = new Map()): HistoryWording {
  const intl = createIntl({ locale: 'nl-NL', messages: nl, timeZone: 'Europe/Amsterdam' });
  const say = (id: MessageId, values?: Record<string, string | number>) =>
    intl.formatMessage({ id }, values);
  const directory = directoryOf(
    {
      organisations: [
        { id: POLICE, type: 'POLICE', name: 'Politie Noord' },
        { id: SHELTER, type: 'SHELTER', name: 'Opvang' },
      ],
      members: [{ person: 'o1', organisation: SHELTER, name: 'O1', function: 'begeleider' }],
      involved: [[PERSON, 'A']],
    },
    say,
  );
  const moments = {
    moment: (at: string) => at,
    day: (date: string) => date,
    time: (at: string) => at,
    list: (parts: readonly string[]) => intl.formatList(parts),
  };
  return { say, moments, directory, numbers };
}

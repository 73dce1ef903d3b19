import { readFileSync } from 'node:fs';
import { en } from './en.words.mjs';
import { nl } from './nl.words.mjs';

/** @typedef {import('./options.mjs').Language} Language */
/** @typedef {import('./report.mjs').Fault} Fault */
/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./verify-ledger.mjs').Verdict} Verdict */
/** @typedef {(given: Readonly<Record<string, string | number>>) => string} Sentence */

/**
 * Everything that is said, in one language.
 *
 * @typedef {object} Words
 * @property {Readonly<Record<string, string>>} parts
 * @property {Readonly<Record<string, string>>} evidence
 * @property {Readonly<Record<string, Sentence>>} faults
 * @property {Readonly<Record<string, (detail: string) => string>>} inputs
 * @property {Readonly<Record<string, Sentence>>} lines
 * @property {PlaceWords} place
 * @property {string} usage
 *
 * @typedef {object} PlaceWords
 * @property {(parts: { about: string | undefined, rev: string | undefined, stream: string | undefined }) => string} line
 * @property {(rev: number) => string} rev
 * @property {(stream: string) => string} stream
 * @property {(kind: string, item: string) => string} item
 * @property {(field: string, item: string) => string} field
 * @property {string} some
 * @property {Readonly<Record<string, string>>} special
 */

/** @type {Readonly<Record<Language, Words>>} */
export const WORDS = { nl, en };

/** Faults that are shown one by one. */
const SHOWN = 20;

/** @type {Readonly<Record<Language, Readonly<Record<string, string>>>>} */
const LABELS = JSON.parse(readFileSync(new URL('labels.json', import.meta.url), 'utf8'));

/** Says what was found, line by line. @param {Verdict} verdict @param {Language} language @returns {string[]} */
export function sentencesOf({ isRight, header, changes, streams, evidence, report }, language) {
  const say = sayerIn(language);
  const place = placerIn(language, report);
  const { organisation, case: number, function: role, at } = header;
  return [
    isRight ? say('right') : say('wrong', { count: report.faultCount }),
    ...report.faults.slice(0, SHOWN).map((fault) => {
      const text = faultText(fault, language);
      return `  ${say('fault', { line: fault.line, place: place(fault), text })}`;
    }),
    ...(report.faultCount > SHOWN
      ? [`  ${say('more', { count: report.faultCount - SHOWN })}`]
      : []),
    say('amount', { changes, streams }),
    ...evidenceSentences(evidence, report, say),
    ...notesOf(report, say, place),
    say('claims', {
      number: shown(number),
      organisation: shown(organisation.name),
      role: shown(role),
      at,
    }),
  ];
}

/** Nothing that a terminal would obey, or that turns round what follows. @param {string} text */
function shown(text) {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}

/** What is wrong, in words. @param {Fault} fault @param {Language} language */
export function faultText({ code, detail }, language) {
  return WORDS[language].faults[code]?.(detail) ?? code;
}

/** @typedef {(name: string, given?: Readonly<Record<string, string | number>>) => string} Say */

/** @param {Language} language @returns {Say} */
function sayerIn(language) {
  const { lines } = WORDS[language];
  return (name, given = {}) => lines[name]?.(given) ?? name;
}

/** @param {Verdict['evidence']} evidence @param {Report} report @param {Say} say @returns {string[]} */
function evidenceSentences({ checkpoint, keys }, report, say) {
  if (!checkpoint) return [say('noCheckpoint')];
  const [signers, witnesses] = [[...report.signers].join(', '), [...report.witnesses].join(', ')];
  return [
    say('checkpoint', { number: checkpoint.number, at: momentText(checkpoint.at) }),
    ...(keys ? [] : [say('noKeys')]),
    ...(signers ? [say('signers', { names: signers })] : []),
    ...(witnesses ? [say('witnesses', { names: witnesses })] : []),
    ...report.restores.map(({ number, at, keptUntil }) =>
      say('restore', { number, at: momentText(at), keptUntil: momentText(keptUntil) }),
    ),
  ];
}

/** @param {Report} report @param {Say} say @param {Placer} place @returns {string[]} */
function notesOf({ counts, erasures }, say, place) {
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    ...[...erasures.values()].map(({ count, ...of }) => say('erased', { count, place: place(of) })),
    ...counted.map(([name, count]) => say(name, { count })),
  ];
}

/** @typedef {(place: import('./report.mjs').Place) => string} Placer */

/** What a fault is about. @param {Language} language @param {Report} report @returns {Placer} */
function placerIn(language, { itemKinds }) {
  const words = WORDS[language].place;
  const labels = LABELS[language];
  return ({ stream, rev, item, field }) => {
    const kind = item ? itemKinds.get(item) : undefined;
    const about = item && field ? aboutOf(words, { item, field, kind, labels }) : undefined;
    if (about === undefined && rev === undefined && stream === undefined) return '';
    return words.line({
      about,
      rev: rev === undefined ? undefined : words.rev(rev),
      stream: stream === undefined ? undefined : words.stream(stream),
    });
  };
}

/** @param {PlaceWords} words @param {{ item: string, field: string, kind: string | undefined, labels: Readonly<Record<string, string>> }} what */
function aboutOf(
  { special, some, item: itemWords, field: fieldWords },
  { item, field, kind, labels },
) {
  const whole = itemWords((kind && labels[`kind.${kind}`]) ?? some, item);
  if (field === '@item') return whole;
  // An own view is called by whose it is and by its own id.
  const own = special[field.startsWith('@view:') ? '@view' : field];
  return own ? `${own} ${item}` : fieldWords(labels[`field.${kind}.${field}`] ?? field, whole);
}

/** @param {number} at */
function momentText(at) {
  return new Date(at).toISOString();
}

import { useState } from 'react';
import { useIntl } from 'react-intl';
import { isText, type PresentedItem } from '#contract';
import { momentInput, type NamedMoment } from '../compare/compare-search.js';
import { MomentPicker } from '../compare/moment-picker.view.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Loading } from '../ui/loading.view.js';
import { Notice } from '../ui/notice.view.js';
import { initialsOf, PersonMark } from '../ui/person-mark.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { authorshipQuery, type Authorship } from './authorship.query.js';
import { whoWords, type HistoryWording } from './history-sentence.js';
import { useFresh } from './use-fresh.js';
import { useHistoryWording } from './use-history-wording.js';
import { wordCount } from './word-segments.js';

/** Who wrote which words in a text of an item, now or at an earlier moment. */
export function AuthorshipView({ item }: { item: PresentedItem }) {
  const say = useSay();
  const texts = Object.entries(item.fields).flatMap(([name, field]) =>
    isText(field) ? [name] : [],
  );
  const [field, choose] = useState(texts[0]);
  const [moment, setMoment] = useState<NamedMoment>();
  if (field === undefined) return <p className="v-empty">{say('authors.none')}</p>;
  return (
    <div className="v-stack v-stack--wide">
      <div className="v-filters">
        <SelectOne
          label={say('authors.field')}
          placeholder=""
          options={texts.map((name) => ({ id: name, label: say(labelId.field(item.kind, name)) }))}
          value={field}
          onChange={choose}
        />
        <MomentPicker label={say('authors.when')} moment={moment} hasNow onChange={setMoment} />
      </div>
      <AuthorsAt item={item.id} field={field} moment={moment} />
    </div>
  );
}

interface AuthorsAtProps {
  readonly item: string;
  readonly field: string;
  readonly moment: NamedMoment;
}

function AuthorsAt({ item, field, moment }: AuthorsAtProps) {
  const wording = useHistoryWording();
  const { say } = wording;
  const { planId } = useOpenPlan().client;
  const variables = { planId, item, field, moment: momentInput(moment) };
  const { data, failed, again } = useFresh({ query: authorshipQuery, variables });
  if (failed !== undefined) {
    const isFirst = failed === 'VALUE_INVALID';
    return (
      <Notice sort={isFirst ? 'info' : 'error'} role="alert">
        <p className="nl-paragraph">{say(isFirst ? 'compare.firstVisit' : 'authors.error')}</p>
        {isFirst ? null : <ActionButton onPress={again}>{say('app.retry')}</ActionButton>}
      </Notice>
    );
  }
  if (!data) return <Loading text={say('app.loading')} />;
  const { text } = data.authorship;
  if (text === null) return <p className="v-empty">{say('authors.absent')}</p>;
  if (text === '') return <p className="v-empty">{say('authors.empty')}</p>;
  return (
    <>
      <WrittenWords wording={wording} authorship={data.authorship} />
      <Legend wording={wording} authorship={data.authorship} />
    </>
  );
}

interface AuthorshipProps {
  readonly wording: HistoryWording;
  readonly authorship: Authorship;
}

/** Each run under the mark of its author; who and when is read out before it, and shown when it is pointed at. */
function WrittenWords({ wording, authorship: { text, runs } }: AuthorshipProps) {
  const { directory } = wording;
  return (
    <p className="v-pieces v-written">
      {piecesOf(text ?? '', runs).map(({ run, words }, index) => {
        const said = runWords(wording, run);
        return (
          <span
            // Runs have no name of their own, and are never reordered.
            key={index}
            className={`v-run v-colour-${directory.colour(run.by.organisation.id)}`}
            title={said}
          >
            <span className="v-unseen"> [{said}: </span>
            <span className="v-name-tag" aria-hidden="true">
              {initialsOf(run.by.person.name)}
            </span>
            {words}
            <span className="v-unseen">] </span>
          </span>
        );
      })}
    </p>
  );
}

/** Who wrote, each once, with how many words and when for the last time. */
function Legend({ wording, authorship }: AuthorshipProps) {
  const { say, directory } = wording;
  const { locale } = useIntl();
  return (
    <div className="v-stack v-stack--tight">
      <h3 className="nl-heading nl-heading--level-4">{say('authors.legend')}</h3>
      <ul className="v-plain-list v-stack v-stack--tight">
        {authorsOf(authorship).map(({ run, words }) => (
          <li key={`${run.by.person.id} ${run.by.organisation.id}`} className="v-row">
            <PersonMark
              colour={directory.colour(run.by.organisation.id)}
              name={run.by.person.name}
            />
            <span>
              {runWords(wording, run)}
              <span className="v-hint">
                {' · '}
                {say('authors.words', { count: wordCount(words, locale) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Run = Authorship['runs'][number];

interface Piece {
  readonly run: Run;
  readonly words: string;
}

/** "Politie · P1, ma 3 nov 2025 14:05" */
function runWords(wording: HistoryWording, { by, at }: Run): string {
  const { say, moments } = wording;
  const who = whoWords(wording, by);
  return at === null
    ? say('authors.long', { who })
    : say('authors.at', { who, at: moments.moment(at) });
}

function piecesOf(text: string, runs: readonly Run[]): Piece[] {
  let at = 0;
  return runs.map((run) => {
    at += run.length;
    return { run, words: text.slice(at - run.length, at) };
  });
}

/** In the order in which they first appear; of each the latest run stands for when. */
function authorsOf({ text, runs }: Authorship): Piece[] {
  const authors = new Map<string, Piece>();
  for (const { run, words } of piecesOf(text ?? '', runs)) {
    const key = `${run.by.person.id} ${run.by.organisation.id}`;
    const known = authors.get(key);
    const isLater = !known || (run.at ?? '') > (known.run.at ?? '');
    authors.set(key, {
      run: isLater ? run : known.run,
      words: `${known?.words ?? ''} ${words}`,
    });
  }
  return [...authors.values()];
}

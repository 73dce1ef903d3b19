import { fieldOf, kindOf, type Audience, type FieldValue } from '#contract';
import { valueWords } from '../field/value-words.js';
import { viewPersonWords, viewWords } from '../history/history-sentence.js';
import { useHistoryWording } from '../history/use-history-wording.js';
import { audienceWords } from '../item/audience-words.js';
import { shortened } from '../item/headline.js';
import { labelId } from '../messages/label-id.js';
import type { VersionItem } from './version.query.js';

interface VersionItemViewProps {
  readonly item: VersionItem;
  /** What the people whom the plan is about were called in the version. */
  readonly names: ReadonlyMap<string, string>;
}

const TITLE = 70;

/** An item as it stood in a version: what was filled in, and who could read it. */
export function VersionItemView({ item, names }: VersionItemViewProps) {
  const wording = useHistoryWording();
  const { say, directory } = wording;
  const then = {
    ...wording,
    directory: {
      ...directory,
      person: (ref: Parameters<typeof directory.person>[0]) =>
        (ref.sort === 'involved' ? names.get(ref.id) : undefined) ?? directory.person(ref),
    },
  };
  const { kind, fields } = item;
  const words = fields.flatMap(({ field, value }) => {
    const definition = fieldOf(kind, field);
    const said = definition
      ? valueWords(then, { kind, field, definition }, (value ?? null) as FieldValue)
      : viewWords(then, value);
    const label = definition
      ? say(labelId.field(kind, field))
      : say('view.of', { person: viewPersonWords(then, field) });
    return said === null ? [] : [{ field, label, said }];
  });
  const title = words.find(({ field }) => field === kindOf(kind).headline)?.said;
  return (
    <article className="v-difference v-stack" aria-labelledby={`version-item-${item.item}`}>
      <h4 id={`version-item-${item.item}`} className="nl-heading nl-heading--level-4">
        {say(labelId.kind(kind))}
        {title === undefined ? null : ` ‘${shortened(title.trim().replace(/\s+/gu, ' '), TITLE)}’`}
      </h4>
      {words.length === 0 ? <p className="v-hint">{say('version.item.empty')}</p> : null}
      <dl className="v-facts">
        {words.map(({ field, label, said }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd className="v-words">{said}</dd>
          </div>
        ))}
      </dl>
      <p className="v-hint">
        {say('version.item.readers', {
          readers: audienceWords(wording, item.audience as Audience),
        })}
      </p>
    </article>
  );
}

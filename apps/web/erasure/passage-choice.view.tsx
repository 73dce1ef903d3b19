import { useId, useState } from 'react';
import {
  fieldOf,
  isFilled,
  isText,
  type ErasureTarget,
  type PresentedItem,
  type PresentedText,
} from '#contract';
import { useWording } from '../field/use-wording.js';
import { valueWords } from '../field/value-words.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { SelectOne } from '../ui/select-one.view.js';

type Passage = Extract<ErasureTarget, { sort: 'PASSAGE' }>;

interface PassageChoiceProps {
  readonly item: PresentedItem;
  readonly value: Passage | null;
  readonly onChange: (passage: Passage | null) => void;
}

/** Which words of a text go, or which value. What can be emptied is offered, and nothing else (E-11). */
export function PassageChoice({ item, value, onChange }: PassageChoiceProps) {
  const say = useSay();
  const wording = useWording();
  const names = Object.keys(item.fields).filter((name) => mayGo(item, name));
  const [name, setName] = useState<string | null>(null);
  const field = name === null ? undefined : item.fields[name];
  const choose = (chosen: string): void => {
    setName(chosen);
    const to = item.fields[chosen];
    if (!to) return onChange(null);
    const range = isText(to) ? { from: 0, to: 0 } : null;
    onChange({ sort: 'PASSAGE', stream: to.stream, rev: to.rev, range });
  };
  const definition = name === null ? undefined : fieldOf(item.kind, name);
  return (
    <>
      <SelectOne
        label={say('erasure.ask.field')}
        placeholder={say('field.choose')}
        options={names.map((id) => ({ id, label: say(labelId.field(item.kind, id)) }))}
        value={name}
        onChange={choose}
      />
      {field && isText(field) && value ? (
        <WordsChoice
          // What others type meanwhile would move what was selected: the text stands still while somebody chooses.
          key={field.stream}
          text={field}
          onChange={(range, rev) => onChange({ ...value, rev, range })}
        />
      ) : null}
      {field && !isText(field) && name !== null && definition ? (
        <p className="nl-paragraph">
          {say('erasure.ask.value', {
            value:
              valueWords(wording, { kind: item.kind, field: name, definition }, field.value) ?? '–',
          })}
        </p>
      ) : null}
    </>
  );
}

function mayGo(item: PresentedItem, name: string): boolean {
  const field = item.fields[name];
  const definition = fieldOf(item.kind, name);
  if (!field || !definition || definition.type === 'status' || 'isName' in definition) return false;
  return isText(field) ? field.rev > 0 : isFilled(field.value);
}

function takesNoTyping(area: HTMLTextAreaElement | null): () => void {
  const refuse = (event: Event): void => event.preventDefault();
  area?.addEventListener('beforeinput', refuse);
  return () => area?.removeEventListener('beforeinput', refuse);
}

interface WordsChoiceProps {
  readonly text: PresentedText;
  readonly onChange: (range: { from: number; to: number }, rev: number) => void;
}

/** A text to select in, as a text field that takes no typing: with a mouse, a finger or the keyboard alike. */
function WordsChoice({ text, onChange }: WordsChoiceProps) {
  const say = useSay();
  const id = useId();
  const [held] = useState(text);
  const [range, setRange] = useState({ from: 0, to: 0 });
  const words = held.text.slice(range.from, range.to);
  return (
    <div className="v-form-field">
      <label className="utrecht-form-label" htmlFor={id}>
        {say('erasure.ask.words')}
      </label>
      <span id={`${id}-hint`} className="v-hint">
        {say('erasure.ask.words.hint')}
      </span>
      <textarea
        id={id}
        className="v-control"
        rows={6}
        // One that is read-only by itself takes no keys to select with.
        aria-readonly="true"
        inputMode="none"
        ref={takesNoTyping}
        value={held.text}
        onChange={() => undefined}
        aria-describedby={`${id}-hint`}
        onSelect={({ currentTarget: { selectionStart: from, selectionEnd: to } }) => {
          setRange({ from, to });
          onChange({ from, to }, held.rev);
        }}
      />
      {words === '' ? null : (
        <p className="nl-paragraph" role="status">
          {say('erasure.ask.chosen', { words })}
        </p>
      )}
    </div>
  );
}

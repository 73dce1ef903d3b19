import { memo, startTransition, Suspense, useEffect, useId, useRef, useState } from 'react';
import { fieldOf, kindOf, type PresentedItem, type PresentedText } from '#contract';
import type { TextHandle } from '#client';
import { TextTooLong } from '#text';
import { CorrectionMark } from '../correction/correction-mark.view.js';
import { FieldFrame, usePeopleIn } from '../field/field-frame.view.js';
import { KeptValue } from '../field/refused-value.view.js';
import { hintId, labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { isSameList, useLive, useOpenPlan } from '../plan/plan.context.js';
import { useSettings } from '../settings/use-settings.js';
import { EarlyTyping, type PressedKey } from './early-typing.js';
import type { EditorProps } from './editor.js';
import { editorToShow, hasEditor } from './fetched-editor.js';
import { PlainEditor } from './plain-editor.view.js';
import { StaticText, type StaticTextProps } from './static-text.view.js';
import type { TextSelection } from './text-selection.js';
import { useText, useTextFact, useTextHandle } from './use-text.js';

interface TextFieldProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly field: PresentedText;
  readonly isEditable: boolean;
}

/** Characters left from which on the field says so. */
const FEW_LEFT = 200;

/** A text that several people type in at once. Stands still, and looks the same, until it gets focus. */
export const LiveTextField = memo(function LiveTextField(props: TextFieldProps) {
  const { item, name, field, isEditable } = props;
  const say = useSay();
  const id = useId();
  const handle = useTextHandle(field.stream);
  const isBlank = useTextFact(handle, field.text, (text) => text.trim() === '');
  const [isRefused, setRefused] = useState(false);
  const definition = fieldOf(item.kind, name);
  const most = definition?.type === 'text' ? definition.maxLength : 0;
  const left = useTextFact(handle, field.text, ({ length }) =>
    most - length < FEW_LEFT ? most - length : null,
  );
  if (definition?.type !== 'text') return null;

  const isStopped = item.can.edit && !item.removed && !isEditable;
  const hint = isEditable || isStopped ? hintId(item.kind, name) : undefined;
  const editor: Omit<EditorProps, 'handle'> = {
    section: item.section,
    labelId: `${id}-label`,
    describedBy: hint ? `${id}-hint` : undefined,
    isEditable,
    isStopped,
    onTooLong: setRefused,
  };
  return (
    <FieldFrame
      labelId={editor.labelId}
      hintId={`${id}-hint`}
      label={say(labelId.field(item.kind, name))}
      hint={hint && say(hint)}
      stream={field.stream}
      isMissing={definition.required === true && isBlank}
      isWide={kindOf(item.kind).headline === name}
    >
      {handle ? (
        <Editor {...editor} handle={handle} />
      ) : (
        <StaticText
          text={field.text}
          labelId={editor.labelId}
          describedBy={undefined}
          isStopped={isStopped}
        />
      )}
      <CorrectionMark corrected={field.corrected} />
      {isEditable && left !== null ? (
        <p className="v-hint">{say('field.characters', { count: left })}</p>
      ) : null}
      <p className="utrecht-form-field-error-message v-field__foot" role="status">
        {isRefused && left !== null && left <= 1
          ? say('field.tooLong', { max: definition.maxLength })
          : ''}
      </p>
      <RefusedWords item={item.id} name={name} />
    </FieldFrame>
  );
});

/** What was put in here and refused: to copy, where it was meant to stand. */
function RefusedWords({ item, name }: { item: string; name: string }) {
  const say = useSay();
  const { client } = useOpenPlan();
  const refused = useLive(
    ({ refusedTexts }) => refusedTexts.filter((one) => one.item === item && one.field === name),
    isSameList,
  );
  return refused.map(({ id, words, code }) => (
    <KeptValue
      key={id}
      reason={say('field.notSaved', { reason: say(labelId.error(code)) })}
      words={words}
      onDismiss={() => client.dismissRefused(id)}
    />
  ));
}

/**
 * The sort of editor that the person wants, once it is needed: on focus, or when somebody else types here. Once shown
 * it stays, with its undo. While it is fetched the standing text stays, and keeps focus.
 */
function Editor(editor: EditorProps) {
  const { editor: mode } = useSettings();
  const others = usePeopleIn(editor.handle.stream);
  const [early, setEarly] = useState<EarlyTyping>();
  const [shown, setShown] = useState<{ TextEditor: ReturnType<typeof editorToShow> }>();
  const entered = useRef<EarlyTyping>(undefined);
  useEffect(() => () => void entered.current?.end(), []);
  if (!shown && (early !== undefined || others.length > 0)) {
    setShown({ TextEditor: editorToShow() });
  }
  if (mode === 'plain' && (editor.isEditable || editor.isStopped))
    return <PlainEditor {...editor} />;
  const enter = (selection: TextSelection): void => {
    entered.current?.end();
    const begun = new EarlyTyping(editor.handle, selection);
    entered.current = begun;
    // An editor that is there takes over before the next key; for one that is not, the standing text stays.
    if (hasEditor()) setEarly(begun);
    else startTransition(() => setEarly(begun));
  };
  const press = (key: PressedKey): boolean => {
    try {
      return entered.current?.press(key) ?? false;
    } catch (error) {
      if (!(error instanceof TextTooLong)) throw error;
      editor.onTooLong(true);
      return true;
    }
  };
  const standing = (
    <Standing
      handle={editor.handle}
      labelId={editor.labelId}
      describedBy={editor.describedBy}
      isStopped={editor.isStopped}
      onEnter={editor.isEditable ? enter : undefined}
      onKey={press}
    />
  );
  return (
    <Suspense fallback={standing}>
      {shown ? <shown.TextEditor {...editor} early={early} others={others} /> : standing}
    </Suspense>
  );
}

/** Follows the text for as long as no editor does. */
function Standing({ handle, ...props }: Omit<StaticTextProps, 'text'> & { handle: TextHandle }) {
  return <StaticText {...props} text={useText(handle, '')} />;
}

import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { TextHandle } from '#client';
import type { PresentPerson } from '#contract';
import { useOpenPlan } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import type { EarlyTyping } from './early-typing.js';
import type { EditorProps } from './editor.js';
import { showCarets, type RemoteCaret } from './remote-carets.js';
import { editorState, followHandle, setAttributes } from './text-editor.state.js';

export interface TextEditorProps extends EditorProps {
  /** What was typed before the editor came. Undefined: shown because somebody else is here, without taking focus. */
  readonly early: EarlyTyping | undefined;
  readonly others: readonly PresentPerson[];
}

/** The live editor: typing shows at once, others' typing comes in without moving focus, scroll or caret. */
export function TextEditor(props: TextEditorProps) {
  const { handle, labelId, describedBy, isEditable, early, section } = props;
  const { focus } = useOpenPlan();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onTooLong = useEffectEvent(props.onTooLong);
  const onCaret = useEffectEvent((caret: { anchor: number; head: number }) =>
    focus.enter(section, handle.stream, caret),
  );

  // Before the page is painted, and so before the next key: the standing text that had focus is gone already.
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const leave = (): void => {
      handle.flush();
      focus.leave(section, handle.stream);
    };
    const state = editorState(handle, {
      onTooLong: (isTooLong) => onTooLong(isTooLong),
      onCaret: (caret) => onCaret(caret),
      onLeave: leave,
    });
    const made = new EditorView({ state, parent: place.current });
    view.current = made;
    const unfollow = followHandle(made, handle);
    return () => {
      unfollow();
      made.destroy();
      view.current = null;
      // The text of another stream comes in its place: nobody is in this one any more.
      leave();
    };
  }, [handle, focus, section]);

  useLayoutEffect(() => {
    if (view.current) setAttributes(view.current, { labelId, describedBy, isEditable });
  }, [handle, labelId, describedBy, isEditable]);

  useLayoutEffect(() => {
    if (!early || !view.current) return;
    const { length } = view.current.state.doc;
    const { anchor, head } = early.end();
    view.current.dispatch({
      selection: { anchor: Math.min(anchor, length), head: Math.min(head, length) },
    });
    view.current.focus();
  }, [handle, early]);

  useCarets(view, handle, props.others);
  const looks = ['v-text v-editor', looksOf(props)];
  return <div className={looks.join(' ')} ref={place} />;
}

/** Like the standing text that it takes the place of. */
function looksOf({ isEditable, isStopped }: EditorProps): string {
  if (isStopped) return 'v-control v-control--stopped';
  return isEditable ? 'v-control' : 'v-text--read';
}

/** Shows where the others are, anew whenever the text or they themselves move. */
function useCarets(
  view: { current: EditorView | null },
  handle: TextHandle,
  others: readonly PresentPerson[],
): void {
  const directory = useDirectory();
  const { store } = useOpenPlan().client;
  useEffect(() => {
    let { people } = store.getSnapshot();
    const show = (): void => {
      const carets = others.flatMap(({ session, person, organisation }): RemoteCaret[] => {
        const place = handle.caretOf(session);
        const name = directory.professional(person) ?? '?';
        return place ? [{ ...place, name, colour: directory.colour(organisation) }] : [];
      });
      if (view.current) showCarets(view.current, carets);
    };
    show();
    const stopText = handle.subscribe(show);
    const stopPeople = store.subscribe(() => {
      const before = people;
      ({ people } = store.getSnapshot());
      if (people !== before) show();
    });
    return () => {
      stopText();
      stopPeople();
    };
  }, [view, store, handle, others, directory]);
}

import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { TextHandle } from '#client';
import type { PresentPerson } from '#contract';
import { useOpenPlan } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import type { EditorProps } from './editor.js';
import { showCarets, type RemoteCaret } from './remote-carets.js';
import type { TextSelection } from './text-selection.js';
import { editorState, followHandle, setAttributes } from './text-editor.state.js';

interface TextEditorProps extends EditorProps {
  /** Undefined: shown because somebody else is here, without taking focus. */
  readonly selection: TextSelection | undefined;
  readonly others: readonly PresentPerson[];
}

/** The live editor: typing shows at once, others' typing comes in without moving focus, scroll or caret. */
export function TextEditor(props: TextEditorProps) {
  const { handle, labelId, describedBy, isEditable, selection } = props;
  const { focus } = useOpenPlan();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onTooLong = useEffectEvent(props.onTooLong);
  const onCaret = useEffectEvent((caret: { anchor: number; head: number }) =>
    focus.enter(props.section, handle.stream, caret),
  );
  const onLeave = useEffectEvent(() => {
    handle.flush();
    focus.leave(props.section, handle.stream);
  });

  useEffect(() => {
    if (!place.current) return undefined;
    const state = editorState(handle, {
      onTooLong: (isTooLong) => onTooLong(isTooLong),
      onCaret: (caret) => onCaret(caret),
      onLeave: () => onLeave(),
    });
    const made = new EditorView({ state, parent: place.current });
    view.current = made;
    const unfollow = followHandle(made, handle);
    return () => {
      unfollow();
      made.destroy();
      view.current = null;
    };
  }, [handle]);

  useEffect(() => {
    if (view.current) setAttributes(view.current, { labelId, describedBy, isEditable });
  }, [handle, labelId, describedBy, isEditable]);

  useEffect(() => {
    if (!selection || !view.current) return;
    const { length } = view.current.state.doc;
    view.current.dispatch({
      selection: {
        anchor: Math.min(selection.anchor, length),
        head: Math.min(selection.head, length),
      },
    });
    view.current.focus();
  }, [handle, selection]);

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
  useEffect(() => {
    const show = (): void => {
      const carets = others.flatMap(({ session, person, organisation }): RemoteCaret[] => {
        const place = handle.caretOf(session);
        const name = directory.professional(person) ?? '?';
        return place ? [{ ...place, name, colour: directory.colour(organisation) }] : [];
      });
      if (view.current) showCarets(view.current, carets);
    };
    show();
    return handle.subscribe(show);
  }, [view, handle, others, directory]);
}

import { useEffect, useEffectEvent, useRef } from 'react';
import { useOpenPlan } from '../plan/plan.context.js';
import type { EditorProps } from './editor.js';
import { PlainTyping } from './plain-typing.js';

/** An ordinary textarea, as live as the other editor but without carets; for assistive technology. */
export function PlainEditor(props: EditorProps) {
  const { handle, section, labelId, describedBy, isEditable, onTooLong } = props;
  const { focus } = useOpenPlan();
  const area = useRef<HTMLTextAreaElement>(null);
  const typing = useRef<PlainTyping>(null);
  const caret = (): void => {
    const { selectionStart, selectionEnd } = area.current ?? {};
    if (selectionStart === undefined || selectionEnd === undefined) return;
    focus.enter(section, handle.stream, { anchor: selectionStart, head: selectionEnd });
  };
  const goOn = useEffectEvent(caret);
  useEffect(() => {
    if (!area.current) return undefined;
    typing.current = new PlainTyping(area.current, handle);
    const unfollow = typing.current.follow();
    // The text of another stream came in the place of the one that was being typed in.
    if (document.activeElement === area.current) goOn();
    return () => {
      unfollow();
      focus.leave(section, handle.stream);
    };
  }, [handle, focus, section]);
  return (
    <textarea
      ref={area}
      className="v-text v-control v-plain"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      defaultValue={handle.getSnapshot().doc.toString()}
      readOnly={!isEditable}
      rows={2}
      autoComplete="off"
      spellCheck={false}
      onInput={() => onTooLong(typing.current?.input() ?? false)}
      onCompositionStart={() => typing.current?.compose(true)}
      onCompositionEnd={() => typing.current?.compose(false)}
      onSelect={caret}
      onFocus={caret}
      onBlur={() => {
        handle.flush();
        focus.leave(section, handle.stream);
      }}
    />
  );
}

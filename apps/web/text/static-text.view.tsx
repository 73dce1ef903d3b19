import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { PressedKey } from './early-typing.js';
import type { TextSelection } from './text-selection.js';

export interface StaticTextProps {
  readonly text: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  /** Input is stopped for now: it keeps its look. */
  readonly isStopped: boolean;
  /** Focus came in: by key, at the end of the text; by pointer, where it was clicked or selected. */
  readonly onEnter?: ((selection: TextSelection) => void) | undefined;
  /** A key while the editor is not there yet; answers whether it was taken as typing. */
  readonly onKey?: (key: PressedKey) => boolean;
}

/** A text as it is read; the editor that takes its place on focus looks the same. */
export function StaticText(props: StaticTextProps) {
  const { text, labelId, describedBy, isStopped, onEnter, onKey } = props;
  const isPointer = useRef(false);
  if (!onEnter) {
    return (
      <div
        className={isStopped ? 'v-text v-control v-control--stopped' : 'v-text v-text--read'}
        role="group"
        aria-labelledby={labelId}
      >
        {text === '' && !isStopped ? '–' : text}
      </div>
    );
  }
  const focus = (): void => {
    if (!isPointer.current) onEnter({ anchor: text.length, head: text.length });
  };
  const press = ({ currentTarget }: PointerEvent<HTMLElement>): void => {
    isPointer.current = true;
    // The pointer may be let go elsewhere, when words were selected.
    const release = (): void => {
      isPointer.current = false;
      onEnter(selectionIn(currentTarget, text.length));
    };
    window.addEventListener('pointerup', release, { once: true });
  };
  const type = (event: KeyboardEvent): void => {
    if (!event.nativeEvent.isComposing && onKey?.(event)) event.preventDefault();
  };
  return (
    <div
      className="v-text v-control"
      role="textbox"
      aria-multiline
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      tabIndex={0}
      onPointerDown={press}
      onFocus={focus}
      onKeyDown={type}
    >
      {text}
    </div>
  );
}

function selectionIn(element: HTMLElement, length: number): TextSelection {
  const selection = window.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || !element.contains(anchorNode ?? null) || !element.contains(focusNode ?? null)) {
    return { anchor: length, head: length };
  }
  return {
    anchor: Math.min(selection.anchorOffset, length),
    head: Math.min(selection.focusOffset, length),
  };
}

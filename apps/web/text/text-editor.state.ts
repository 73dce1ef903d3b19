import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  Annotation,
  Compartment,
  EditorState,
  Transaction,
  type Extension,
} from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { TextHandle } from '#client';
import { isPlanText } from '#contract';
import { cleanText } from '#text';
import { isOneLetter } from './one-letter.js';
import type { EditorProps } from './editor.js';
import { remoteCarets } from './remote-carets.js';

/** What an editor tells the field around it. */
export interface EditorEvents {
  onTooLong(isTooLong: boolean): void;
  onCaret(caret: { anchor: number; head: number }): void;
  onLeave(): void;
}

/** Marks what did not come from this keyboard: it is not sent, not undone and not checked here. */
const fromElsewhere = Annotation.define<true>();

const attributes = new Compartment();
const undo = new Compartment();

export function editorState(handle: TextHandle, events: EditorEvents): EditorState {
  return EditorState.create({
    doc: handle.getSnapshot().doc,
    extensions: [
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      EditorView.clipboardInputFilter.of(cleanText),
      EditorView.cspNonce.of(nonce()),
      attributes.of([]),
      undo.of(history()),
      keymap.of([...historyKeymap, ...defaultKeymap]),
      onlyWhatFits(handle, events),
      sendsTyping(handle, events),
      remoteCarets,
    ],
  });
}

/** Takes over what others type, for as long as the editor lives. */
export function followHandle(view: EditorView, handle: TextHandle): () => void {
  return handle.onChange(({ changes, cause }) => {
    view.dispatch({
      changes,
      annotations: [
        fromElsewhere.of(true),
        Transaction.remote.of(true),
        Transaction.addToHistory.of(false),
      ],
    });
    if (cause === 'rebuilt') {
      // What could be undone is not in this text any more.
      view.dispatch({ effects: undo.reconfigure([]) });
      view.dispatch({ effects: undo.reconfigure(history()) });
    }
  });
}

export function setAttributes(
  view: EditorView,
  { labelId, describedBy, isEditable }: Pick<EditorProps, 'labelId' | 'describedBy' | 'isEditable'>,
): void {
  view.dispatch({
    effects: attributes.reconfigure([
      EditorState.readOnly.of(!isEditable),
      EditorView.contentAttributes.of({
        'aria-labelledby': labelId,
        ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
        'aria-readonly': String(!isEditable),
        autocapitalize: 'sentences',
      }),
    ]),
  });
}

/** Keeps out what no plan text may hold, and what would make the text longer than its field. */
function onlyWhatFits(handle: TextHandle, events: EditorEvents): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(fromElsewhere)) return transaction;
    const { newLength, length } = transaction.changes;
    const isTooLong = newLength > handle.maxLength && newLength > length;
    const words = isTooLong ? wordsIn(transaction) : '';
    events.onTooLong(isOneLetter(words));
    // What was put in at once is not there to be typed again.
    if (words !== '' && !isOneLetter(words)) handle.keep(words);
    return isTooLong || !isPlanText(wordsIn(transaction)) ? [] : transaction;
  });
}

function wordsIn(transaction: Transaction): string {
  let words = '';
  transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
    words += inserted.toString();
  });
  return words;
}

function sendsTyping(handle: TextHandle, events: EditorEvents): Extension {
  return EditorView.updateListener.of((update) => {
    for (const transaction of update.transactions) {
      if (transaction.docChanged && !transaction.annotation(fromElsewhere)) {
        handle.edit(transaction.changes);
      }
    }
    if (update.focusChanged && !update.view.hasFocus) events.onLeave();
    const moved = update.selectionSet || update.docChanged || update.focusChanged;
    if (update.view.hasFocus && moved) {
      const { anchor, head } = update.state.selection.main;
      events.onCaret({ anchor, head });
    }
  });
}

/** The policy of the server lets the editor's style sheets through by this number. */
function nonce(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLMetaElement ? meta.nonce : '';
}

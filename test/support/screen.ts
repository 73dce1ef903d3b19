import { ChangeSet } from '@codemirror/state';
import {
  isText,
  type AuthorSpan,
  type OpenAnswer,
  type PresentedChange,
  type PresentedField,
  type PresentedPlan,
  type PresentedText,
} from '#contract';
import { spansAfter } from '#text';
import { withChange, withField, withItem, withoutItems } from '../../libs/client/plan-edit.js';
import type { Heard } from './live-user.js';

type TextEdited = Extract<PresentedChange, { kind: 'text.edited' }>;

/** What a screen shows that does nothing but take over what it is sent. */
export class Screen {
  constructor(private shown: PresentedPlan) {}

  get plan(): PresentedPlan {
    return this.shown;
  }

  follow({ event, message }: Heard): void {
    if (event === 'plan:changes') for (const change of message.changes) this.change(change);
    if (event === 'plan:gone') this.shown = withoutItems(this.shown, message.items);
    if (event === 'plan:shown') {
      for (const { item, after } of message.items) this.shown = withItem(this.shown, item, after);
    }
  }

  /** Takes over the answer to opening by cursor. */
  comeBack(answer: OpenAnswer): void {
    if ('error' in answer) throw new Error(answer.error.code);
    if ('snapshot' in answer) {
      this.shown = answer.snapshot;
      return;
    }
    for (const change of answer.changes) this.change(change);
    this.shown = withoutItems(this.shown, answer.gone);
    for (const { item, after } of answer.shown) this.shown = withItem(this.shown, item, after);
  }

  private change(change: PresentedChange): void {
    this.shown =
      change.kind === 'text.edited'
        ? withField(this.shown, change, (field) => editedField(field, change))
        : withChange(this.shown, change);
  }
}

function editedField(field: PresentedField, change: TextEdited): PresentedField {
  if (!isText(field) || field.stream !== change.stream || change.rev <= field.rev) return field;
  if (change.rev !== field.rev + 1) throw new Error(`rev ${change.rev} after rev ${field.rev}`);
  return editedText(field, change);
}

function editedText(field: PresentedText, change: TextEdited): PresentedText {
  const { changes: json, by, rev } = change;
  const changes = ChangeSet.fromJSON(json);
  const spans: AuthorSpan[] = spansAfter(field.spans, changes, by);
  let text = '';
  let at = 0;
  changes.iterChanges((from, to, _fromAfter, _toAfter, inserted) => {
    text += field.text.slice(at, from) + inserted.toString();
    at = to;
  });
  text += field.text.slice(at);
  const corrected = change.corrected ?? (text === '' ? undefined : field.corrected);
  return { stream: field.stream, rev, text, spans, ...(corrected && { corrected }) };
}

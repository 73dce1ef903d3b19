import { ChangeSet, Text } from '@codemirror/state';
import type { Change, PlanPast } from '#history';
import { valueOf } from '../state/change-value.js';
import { SNAPSHOT_EVERY } from '../room/prepared-batch.js';
import { contentFrom, contentOf } from '../state/stream-content.js';

/**
 * Texts as they stood at earlier revs of one stream, asked for in rising order: from the last snapshot before, and from
 * there by replaying; never from the begin of a long history.
 */
export class TextAt {
  private rev = 0;
  private text = Text.empty;

  constructor(
    private readonly past: PlanPast,
    private readonly streamId: string,
  ) {}

  async at(rev: number): Promise<Text> {
    if (rev < this.rev || rev - this.rev > SNAPSHOT_EVERY) await this.jump(rev);
    if (rev > this.rev) await this.replay(rev);
    return this.text;
  }

  private async jump(rev: number): Promise<void> {
    const [snapshot] = await this.past.snapshots([{ streamId: this.streamId, rev }]);
    if ((snapshot?.rev ?? 0) <= this.rev && rev >= this.rev) return;
    const content = snapshot && contentOf(snapshot.value);
    this.rev = snapshot?.rev ?? 0;
    this.text = content?.type === 'text' ? content.text : Text.empty;
  }

  private async replay(rev: number): Promise<void> {
    const { streamId } = this;
    for (const change of await this.past.changesIn([{ streamId, from: this.rev, to: rev }])) {
      this.text = textAfter(this.text, change);
      this.rev = change.rev;
    }
  }
}

/** A text after one more change of its stream. */
export function textAfter(text: Text, change: Change): Text {
  if (change.kind === 'stream.opened' || change.kind === 'field.audience') {
    const content = contentFrom(valueOf(change, change.kind).content);
    return content.type === 'text' ? content.text : text;
  }
  if (change.kind !== 'text.edited') return text;
  return ChangeSet.fromJSON(valueOf(change, 'text.edited').changes).apply(text);
}

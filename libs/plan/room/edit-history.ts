import { ChangeSet } from '@codemirror/state';
import type { ChangeLog } from '#history';
import { Refused, type Actor } from '#kernel';
import type { AcceptedBefore } from '#text';
import { valueOf } from '../state/change-value.js';
import type { RecentEdit, StreamState } from '../state/plan-shape.js';
import { NeedsReading, type EditRange } from './batch-environment.js';

/**
 * The accepted edits of texts, for mapping late edits over. The last ones are kept with the text; older ones are read
 * from the log when a batch turns out to need them, and forgotten after it.
 */
export class EditHistory {
  private readonly read = new Map<string, ReadEdits>();

  constructor(private readonly planId: string) {}

  /** Edits after a rev, in order; op ids only on the actor's own, so that nobody's edit passes for someone else's. */
  after(actor: Actor, stream: StreamState, rev: number): AcceptedBefore[] {
    return this.allAfter(stream, rev).map(({ opId, person, changes }) =>
      person === actor.person ? { opId, changes } : { changes },
    );
  }

  async load(log: ChangeLog, { streamId, after, upTo }: EditRange): Promise<void> {
    const changes = await log.stream(this.planId, streamId, after, upTo);
    const edits = changes
      .filter((change) => change.kind === 'text.edited')
      .map((change) => ({
        opId: change.opId,
        person: change.person,
        changes: ChangeSet.fromJSON(valueOf(change, 'text.edited').changes),
      }));
    const isWhole = edits.length < upTo - after;
    this.read.set(streamId, { after: upTo - edits.length, edits, isWhole });
  }

  clear(): void {
    this.read.clear();
  }

  private allAfter(stream: StreamState, rev: number): RecentEdit[] {
    const recent = stream.content.type === 'text' ? stream.content.recent : [];
    const recentAfter = stream.rev - recent.length;
    if (rev >= recentAfter) return recent.slice(rev - recentAfter);
    const older = this.read.get(stream.id);
    // A stream that goes on from a closed one begins with a text and not with an edit: before it there is no text.
    if (older?.isWhole && rev < older.after) throw new Refused('CHANGES_UNFIT');
    const reaches = older && older.after <= rev && older.after + older.edits.length >= recentAfter;
    if (!older || !reaches) {
      throw new NeedsReading({ streamId: stream.id, after: rev, upTo: recentAfter });
    }
    return [...older.edits.slice(rev - older.after, recentAfter - older.after), ...recent];
  }
}

/** Edits from the one after `after` on. `isWhole`: the stream has no earlier ones. */
interface ReadEdits {
  after: number;
  edits: RecentEdit[];
  isWhole: boolean;
}

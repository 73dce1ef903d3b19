import { Text, type ChangeSet } from '@codemirror/state';
import type { Author } from '#contract';
import type { TextOp } from '../../libs/client/pending-edits.js';
import type { Chance } from './chance.js';
import { randomEdit } from './random-edit.js';
import type { TextServer } from './text-server.js';
import type { Typed } from './typed.js';

/** Somebody without our client, who says of any edit that it continues a run, or does not. */
export class Meddler {
  private ops = 0;

  constructor(
    private readonly author: Author,
    private readonly server: TextServer,
    private readonly chance: Chance,
    private readonly typed: Typed,
  ) {}

  /** Sends one submission against one of the last revs. */
  meddle(): void {
    const { server, chance } = this;
    const rev = server.state.rev - chance.below(Math.min(server.state.rev, 6) + 1);
    let text = server.log
      .slice(0, rev)
      .reduce<Text>((at, edit) => edit.changes.apply(at), Text.empty);
    const edits: ChangeSet[] = [];
    for (let count = 1 + chance.below(3); count > 0; count -= 1) {
      const changes = randomEdit(chance, text.toString(), {
        typed: this.typed,
        author: this.author,
      });
      edits.push(changes);
      text = changes.apply(text);
    }
    const ops = edits.map((changes) => this.opOf(rev, changes));
    server.submit(this.author, ops).forEach((answer, index) => {
      if ('code' in answer) this.typed.takeBack(edits[index]);
    });
  }

  private opOf(rev: number, changes: ChangeSet): TextOp {
    this.ops += 1;
    const op = { opId: `m${this.ops}`, rev, changes: changes.toJSON() as unknown[] };
    return this.chance.below(2) === 0 ? { ...op, continues: true } : op;
  }
}

import type { Section } from '#contract';
import type { TestApp } from '../app.js';
import { buildTable } from '../desk.js';
import { LiveUser } from '../live-user.js';

/** The server tells presence at ticks of its own. This waits for one, by what somebody hears in another plan. */
export class Beat {
  private turn = 0;
  private waiting: Promise<void> | undefined;

  private constructor(
    private readonly mover: LiveUser,
    private readonly watcher: LiveUser,
  ) {}

  static async begin(app: TestApp): Promise<Beat> {
    const { plan, vt, team } = await buildTable(app);
    const mover = await LiveUser.open(app, vt.person, { planId: plan.id });
    const watcher = await LiveUser.open(app, team.person, { planId: plan.id });
    return new Beat(mover, watcher);
  }

  /** Everything that happened before has been told when this resolves. */
  async next(): Promise<void> {
    // Whoever asks while one is under way may have asked after its tick: they wait for the one after it, together.
    const current = this.waiting;
    if (current) await current;
    this.waiting ??= this.tick().finally(() => (this.waiting = undefined));
    await this.waiting;
  }

  leave(): void {
    this.mover.leave();
    this.watcher.leave();
  }

  private async tick(): Promise<void> {
    this.turn += 1;
    const section: Section = this.turn % 2 === 0 ? 'persons' : 'agreements';
    const { heard } = this.watcher;
    const from = heard.length;
    const { planId } = this.mover;
    this.mover.socket.emit('presence', { planId, section, stream: null, caret: null });
    await this.watcher.until(
      ({ event, message }) =>
        event === 'presence'
          ? message.people.some(
              (person) => person.session === this.mover.socket.id && person.section === section,
            )
          : false,
      from,
    );
  }
}

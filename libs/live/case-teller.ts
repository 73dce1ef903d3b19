import type { PersonFunction } from '#contract';
import type { DirectoryService } from '#identity';
import type { CaseNews } from '#plan';
import type { SocketSessions } from './socket-sessions.js';

/** Tells the windows of those whose lists say something else to look at them anew (L-06). */
export class CaseTeller {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly directory: Pick<DirectoryService, 'peopleOf'>,
    private readonly sockets: Pick<SocketSessions, 'tell'>,
  ) {}

  /** Resolves when everything has been told that there was to tell. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  async tell(news: CaseNews): Promise<void> {
    const telling = this.tellOf(news);
    this.underWay.add(telling);
    try {
      await telling;
    } finally {
      this.underWay.delete(telling);
    }
  }

  private async tellOf({ persons, intakes, officers, hiddenFrom }: CaseNews): Promise<void> {
    const takers = await this.holders(intakes, 'CASE_INTAKE');
    const open = takers.filter((person) => !hiddenFrom.includes(person));
    const reviewers = await Promise.all(officers.map((news) => this.officersOf(news)));
    const all = new Set([...persons, ...open, ...reviewers.flat()]);
    for (const person of all) this.sockets.tell(person);
  }

  private async officersOf({ organisation, besides }: CaseNews['officers'][number]) {
    const all = await this.holders([organisation], 'PRIVACY_OFFICER');
    return all.filter((person) => !besides.includes(person));
  }

  private async holders(organisations: readonly string[], code: PersonFunction): Promise<string[]> {
    const people = await Promise.all(organisations.map((id) => this.directory.peopleOf(id)));
    return people.flat().flatMap(({ id, functions }) => (functions.includes(code) ? [id] : []));
  }
}

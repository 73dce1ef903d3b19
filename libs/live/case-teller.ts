import type { DirectoryService } from '#identity';
import type { CaseNews } from '#plan';
import type { SocketSessions } from './socket-sessions.js';

/** Tells the windows of those whose lists of cases say something else to look at them anew (L-06). */
export class CaseTeller {
  constructor(
    private readonly directory: Pick<DirectoryService, 'peopleOf'>,
    private readonly sockets: Pick<SocketSessions, 'tell'>,
  ) {}

  async tell({ persons, organisations, hiddenFrom }: CaseNews): Promise<void> {
    const people = await Promise.all(organisations.map((id) => this.directory.peopleOf(id)));
    const takers = people
      .flat()
      .filter(({ id, functions }) => functions.includes('CASE_INTAKE') && !hiddenFrom.includes(id));
    for (const person of new Set([...persons, ...takers.map(({ id }) => id)])) {
      this.sockets.tell(person);
    }
  }
}

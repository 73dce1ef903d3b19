import type { PersonFunction } from '#contract';
import type { DirectoryService } from '#identity';
import type { CaseNews } from '#plan';
import type { SocketSessions } from './socket-sessions.js';

/** Tells the windows of those whose lists say something else to look at them anew (L-06). */
export class CaseTeller {
  constructor(
    private readonly directory: Pick<DirectoryService, 'peopleOf'>,
    private readonly sockets: Pick<SocketSessions, 'tell'>,
  ) {}

  async tell({ persons, intakes, officers, hiddenFrom }: CaseNews): Promise<void> {
    const takers = await this.holders(intakes, 'CASE_INTAKE');
    // A review names no case: whoever may not know of this one reads the list of it all the same.
    const reviewers = await this.holders(officers, 'PRIVACY_OFFICER');
    const open = takers.filter((person) => !hiddenFrom.includes(person));
    for (const person of new Set([...persons, ...open, ...reviewers])) this.sockets.tell(person);
  }

  private async holders(organisations: readonly string[], code: PersonFunction): Promise<string[]> {
    const people = await Promise.all(organisations.map((id) => this.directory.peopleOf(id)));
    return people.flat().flatMap(({ id, functions }) => (functions.includes(code) ? [id] : []));
  }
}

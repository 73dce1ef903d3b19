import { decide, functionsThatMatter, WHOLE, type ItemSubject, type ViewerFacts } from '#access';
import { isReadOnly, type Readers } from '#contract';
import type { Directory } from '../directory.js';
import type { MemberState } from '../state/plan-shape.js';
import type { PlanState } from '../state/plan-state.js';
import { pastOf } from '../viewer.js';

interface CaseMember extends MemberState {
  name: string;
  function: string;
  facts: ViewerFacts;
}

/** A plan at one instant: what stands in it, who is on the case, and who of them reads what. */
export class PlanNow {
  private everyone: readonly CaseMember[] | undefined;
  private limits_: readonly number[] | undefined;
  private readonly known = new Map<string, Readers>();

  constructor(
    readonly state: PlanState,
    readonly directory: Directory,
    readonly at: number,
  ) {}

  /** The people on the case, by name. */
  get members(): readonly CaseMember[] {
    this.everyone ??= this.state
      .membersAt(this.at)
      .flatMap((member) => this.caseMember(member) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.person < b.person ? -1 : 1));
    return this.everyone;
  }

  /** The organisations that take part: those of the people on the case, by name. */
  get organisations() {
    const ids = new Set(this.members.map(({ organisation }) => organisation));
    return [...ids]
      .flatMap((id) => this.directory.organisation(id) ?? [])
      .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  }

  /**
   * Who reads an item, or a field of it: audience, matrix and who is on the case in one, by the same decision that
   * presents it to them. Organisations of which everyone reads it, and the people besides.
   */
  readers(subject: ItemSubject, field: string = WHOLE): Readers {
    const { section, owner, audience, fieldAudiences } = subject;
    const narrowed = fieldAudiences?.[field];
    const reach = this.limits.map((since) => [
      subject.added > since,
      subject.removed === null || subject.removed > since,
    ]);
    const key = JSON.stringify([section, owner, audience, narrowed, reach]);
    const known = this.known.get(key) ?? this.findReaders(subject, field);
    this.known.set(key, known);
    return known;
  }

  /** The positions from which on organisations see that do not see all of the past: items differ by them, too. */
  private get limits(): readonly number[] {
    this.limits_ ??= [...this.state.allParticipations()].flatMap(({ past, since }) =>
      past === 'ALL' || !since ? [] : [since.seq],
    );
    return this.limits_;
  }

  private findReaders(subject: ItemSubject, field: string): Readers {
    const { members } = this;
    const reads = members.filter(({ facts }) => decide(facts, 'item.read', subject, field));
    const whole = this.organisations
      .map(({ id }) => id)
      .filter((id) => {
        const own = (list: readonly CaseMember[]) => list.filter((one) => one.organisation === id);
        return own(reads).length > 0 && own(reads).length === own(members).length;
      });
    // Whoever named people wants to read who they are, also when they are all that an organisation has on the case.
    const isByName = [subject.audience, subject.fieldAudiences?.[field]].some(
      (audience) => audience?.type === 'NAMED_PERSONS',
    );
    const organisations = isByName ? [] : whole;
    const persons = reads.filter(({ organisation }) => !organisations.includes(organisation));
    return { organisations, persons: persons.map(({ person }) => person) };
  }

  private caseMember(member: MemberState): CaseMember | undefined {
    const { person, organisation, named } = member;
    const known = this.directory.person(person);
    const type = this.directory.organisation(organisation)?.type;
    if (!known || !type) return undefined;
    const facts: ViewerFacts = {
      organisation,
      organisationType: type,
      functions: functionsThatMatter(type, known.functions),
      namedAs: named ? person : null,
      onCase: true,
      past: pastOf(this.state, organisation),
      isReadOnly: isReadOnly(this.state.case.status),
      // To the others nobody is denied: who reads what must not tell of it (K-03).
      denied: false,
    };
    return { ...member, name: known.name, function: known.function, facts };
  }
}

import type { ErasureTarget, ItemKindName, RetentionPolicy } from '#contract';
import { PlanWriter } from '#plan';
import type { Desk } from '../desk.js';
import { ctxOf, newOpId, type BuiltPerson } from '../factories.js';

/** Somebody on the case, and two privacy officers of the same organisation: who has something erased. */
export class Eraser {
  constructor(
    private readonly desk: Desk,
    private readonly officers: readonly [BuiltPerson, BuiltPerson],
  ) {}

  /** Somebody asks that something goes, and an officer agrees. Answers the erasure where that was done. */
  async erase(target: ErasureTarget): Promise<string | undefined> {
    const erasure = newOpId();
    const asked = { kind: 'erasure.ask', opId: erasure, basis: 'OTHER', target } as const;
    const reason = 'Het staat er ten onrechte';
    await this.administer(this.desk.person, { ...asked, reason });
    return (await this.agree(erasure)) ? erasure : undefined;
  }

  /**
   * An officer asks that everything of a kind that the organisation added goes, as if its term were over, and another one agrees:
   * also to what the reader does not see.
   */
  async eraseDue(recordKind: ItemKindName): Promise<string | undefined> {
    const erasure = newOpId();
    const term: RetentionPolicy = { recordKind, months: -1, starts: 'LAST_CHANGE' };
    const reason = 'De termijn is voorbij';
    const [, other] = this.officers;
    await this.administer(other, { kind: 'erasure.askDue', opId: erasure, term, reason });
    return (await this.agree(erasure, [term])) ? erasure : undefined;
  }

  async unerase(erasure: string): Promise<void> {
    const [officer] = this.officers;
    await this.administer(officer, { kind: 'erasure.undo', opId: newOpId(), erasure });
  }

  private agree(erasure: string, terms?: RetentionPolicy[]): Promise<boolean> {
    const [officer] = this.officers;
    const op = { kind: 'erasure.agree', opId: newOpId(), erasure } as const;
    return this.administer(officer, { ...op, ...(terms && { terms }) });
  }

  private async administer(
    person: BuiltPerson,
    op: Parameters<PlanWriter['administer']>[2][number],
  ): Promise<boolean> {
    const { app, planId } = this.desk;
    const [result] = await app.get(PlanWriter).administer(ctxOf(person), planId, [op]);
    return result?.ok === true;
  }
}

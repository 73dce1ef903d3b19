import type { CircleOp } from '#contract';
import type { PlanReader, PlanWriter } from '#plan';
import type { DemoPersonCode, DemoVersion } from '../demo-case/index.js';
import { demoCtx } from './demo-ctx.js';
import { opIdFor } from './plan-filler.js';

/** Puts versions of a plan up for approval, and answers them. What was done already is left as it is. */
export class VersionSetter {
  constructor(
    private readonly writer: PlanWriter,
    private readonly reader: PlanReader,
  ) {}

  async set(planId: string, { key, by, note, agreed }: DemoVersion): Promise<void> {
    const opId = opIdFor(planId, key);
    await this.change(by, planId, { kind: 'version.propose', opId, note });
    const readable = await this.reader.find(demoCtx(by), planId, 'PLAN_READ');
    const { version } = this.reader.present(readable, demoCtx(by).actor).circle;
    // A later one stands there when it was loaded before: then nobody has to answer this one any more.
    if (version?.id !== opId || version.state !== 'OPEN') return;
    for (const code of agreed) {
      await this.change(code, planId, {
        kind: 'version.answer',
        opId: opIdFor(planId, `${key}.${code}`),
        version: opId,
        root: version.root,
        answer: 'APPROVED',
        reason: null,
      });
    }
  }

  private async change(by: DemoPersonCode, planId: string, op: CircleOp): Promise<void> {
    const result = await this.writer.changeCircle(demoCtx(by), planId, op);
    if (!result.ok) throw new Error(`the demo case does not fit the plan: ${result.error.code}`);
  }
}

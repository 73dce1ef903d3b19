import { createHash } from 'node:crypto';
import { ChangeSet } from '@codemirror/state';
import {
  isText,
  makeOpId,
  opIdTime,
  type Op,
  type OpResult,
  type PresentedField,
  type PresentedItem,
} from '#contract';
import type { PlanReader, PlanWriter } from '#plan';
import {
  audienceOf,
  dayZeroOf,
  fieldValueOf,
  statusStepsOf,
  textOf,
  type DemoItem,
  type DemoNames,
  type DemoPersonCode,
  type DemoValue,
} from '../demo-case/index.js';
import { demoCtx } from './demo-ctx.js';

/** Stays under the server's limit of ops in one submission. */
const OPS_AT_ONCE = 50;

/** Writes items into a plan, each in the name of its author. What stands there already is left as it is. */
export class PlanFiller {
  constructor(
    private readonly writer: PlanWriter,
    private readonly reader: PlanReader,
  ) {}

  async fill(planId: string, items: readonly DemoItem[]): Promise<void> {
    for (const item of items) {
      const audience = item.audience && audienceOf(item.audience);
      const opId = opIdFor(planId, item.key);
      const add: Op = {
        kind: 'item.add',
        opId,
        itemKind: item.kind,
        ...(audience && { audience }),
      };
      await this.submit(item.by, planId, [add]);
    }
    for (const author of new Set(items.map(({ by }) => by))) {
      await this.fillFields(planId, author, items.filter(({ by }) => by === author).map(ownPart));
    }
    for (const { acceptedBy, ...item } of items) {
      if (acceptedBy) await this.fillFields(planId, acceptedBy, [acceptedPart(item)]);
    }
  }

  private async fillFields(
    planId: string,
    author: DemoPersonCode,
    items: readonly Part[],
  ): Promise<void> {
    const { actor } = demoCtx(author);
    const readable = await this.reader.find(demoCtx(author), planId, 'PLAN_READ');
    const plan = this.reader.present(readable, actor);
    const presented = new Map(
      plan.sections.flatMap((section) => section.items.map((item) => [item.id, item] as const)),
    );
    const ops = items.flatMap((item) =>
      fieldOps(planId, item, presented.get(opIdFor(planId, item.key))),
    );
    for (let at = 0; at < ops.length; at += OPS_AT_ONCE) {
      await this.submit(author, planId, ops.slice(at, at + OPS_AT_ONCE));
    }
  }

  private async submit(author: DemoPersonCode, planId: string, ops: Op[]): Promise<void> {
    const results = await this.writer.submit(demoCtx(author), planId, ops);
    const refused = results.find(
      (result): result is Extract<OpResult, { ok: false }> => !result.ok,
    );
    if (refused) throw new Error(`the demo case does not fit the plan: ${refused.error.code}`);
  }
}

type Part = Pick<DemoItem, 'key' | 'kind' | 'fields'>;

function ownPart({ key, kind, acceptedBy, fields }: DemoItem): Part {
  const { status, ...own } = fields as Record<string, DemoValue>;
  return { key, kind, fields: acceptedBy || !status ? own : { ...own, status } };
}

function acceptedPart({ key, kind, fields }: Part): Part {
  const { status } = fields as Record<string, DemoValue>;
  return { key, kind, fields: status ? { status } : {} };
}

function fieldOps(planId: string, item: Part, presented: PresentedItem | undefined): Op[] {
  const names: DemoNames = {
    dayZero: dayZeroOf(opIdTime(planId)),
    itemId: (key) => opIdFor(planId, key),
  };
  return Object.entries<DemoValue>(item.fields).flatMap(([name, value]) => {
    const field = presented?.fields[name];
    if (!field) throw new Error(`the demo case has no field ${item.kind}.${name}`);
    if (field.rev > 0) return [];
    return opsFor(field, {
      value,
      names,
      opId: (step) => opIdFor(planId, `${item.key}.${name}.${step}`),
    });
  });
}

function opsFor(
  field: PresentedField,
  { value, names, opId }: { value: DemoValue; names: DemoNames; opId: (step: number) => string },
): Op[] {
  const { stream } = field;
  if (isText(field)) {
    const changes = ChangeSet.of(
      { from: 0, insert: textOf(value, names.dayZero) },
      0,
      '\n',
    ).toJSON() as unknown[];
    return [{ kind: 'text.edit', opId: opId(0), stream, rev: 0, changes }];
  }
  const steps = statusStepsOf(value) ?? [value as Exclude<DemoValue, { steps: unknown }>];
  return steps.map((step, index) => ({
    kind: 'field.set',
    opId: opId(index),
    stream,
    ifRev: index,
    value: fieldValueOf(step, names) as Extract<Op, { kind: 'field.set' }>['value'],
  }));
}

/** The same id for the same thing, as long as the plan is new enough for ids out of its first moments. */
export function opIdFor(planId: string, name: string): string {
  const hash = createHash('sha256').update(`${planId} ${name}`).digest();
  return makeOpId(opIdTime(planId), hash);
}

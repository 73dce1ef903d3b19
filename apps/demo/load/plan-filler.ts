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
  calendarValue,
  dayZeroOf,
  fieldValueOf,
  statusStepsOf,
  textOf,
  type DemoCorrection,
  type DemoItem,
  type DemoNames,
  type DemoPersonCode,
  type DemoValue,
  type DemoView,
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
    for (const { key, correction, view } of items) {
      if (correction) await this.correct(planId, key, correction);
      if (view) await this.addView(planId, key, view);
    }
  }

  private async correct(
    planId: string,
    key: string,
    { by, field: name, value, reason }: DemoCorrection,
  ): Promise<void> {
    const names = namesIn(planId);
    const field = (await this.itemsFor(planId, by)).get(names.itemId(key))?.fields[name];
    if (field?.rev !== 1) return;
    const opId = opIdFor(planId, `${key}.correction`);
    const set = { stream: field.stream, ifRev: 1, value: fieldValueOf(value, names) as never };
    await this.submit(by, planId, [
      { kind: 'field.set', opId, ...set, corrects: { rev: 1, reason } },
    ]);
  }

  private async addView(
    planId: string,
    key: string,
    { by, person, givenOn, ...said }: DemoView,
  ): Promise<void> {
    const names = namesIn(planId);
    const item = (await this.itemsFor(planId, by)).get(names.itemId(key));
    if (item?.views.length !== 0) return;
    const opId = opIdFor(planId, `${key}.view`);
    const who = { person: names.itemId(person), givenOn: calendarValue(givenOn, names) };
    const { stream } = item;
    await this.submit(by, planId, [{ kind: 'view.add', opId, stream, view: { ...said, ...who } }]);
  }

  private async itemsFor(
    planId: string,
    author: DemoPersonCode,
  ): Promise<ReadonlyMap<string, PresentedItem>> {
    const ctx = demoCtx(author);
    const readable = await this.reader.find(ctx, planId, 'PLAN_READ');
    const { sections } = this.reader.present(readable, ctx.actor);
    return new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
  }

  private async fillFields(
    planId: string,
    author: DemoPersonCode,
    items: readonly Part[],
  ): Promise<void> {
    const presented = await this.itemsFor(planId, author);
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
  const names = namesIn(planId);
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

function namesIn(planId: string): DemoNames {
  return {
    dayZero: dayZeroOf(opIdTime(planId)),
    itemId: (key) => opIdFor(planId, key),
  };
}

/** The same id for the same thing, as long as the plan is new enough for ids out of its first moments. */
export function opIdFor(planId: string, name: string): string {
  const hash = createHash('sha256').update(`${planId} ${name}`).digest();
  return makeOpId(opIdTime(planId), hash);
}

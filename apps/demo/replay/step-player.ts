import { isDeepStrictEqual } from 'node:util';
import type { FieldValue, OpResult, PresentedField } from '#contract';
import { isText } from '#contract';
import {
  audienceOf,
  DEMO_PEOPLE,
  fieldValueOf,
  statusStepsOf,
  textOf,
  type DemoAudience,
  type DemoNames,
  type DemoPersonCode,
  type DemoValue,
} from '../demo-case/index.js';
import { ask } from '../launch/demo-session.js';
import { pressButton } from './emergency-step.js';
import { ReplayFault, until, untilFound } from './replay-fault.js';
import { Screen } from './screen.js';
import type { Stage } from './stage.js';
import type {
  AddStep,
  HistoryStep,
  LoggedStep,
  ScriptStep,
  SectionAbsentStep,
  SetOfflineStep,
  ShowFieldStep,
  ShowRefusedStep,
  WriteStep,
} from './script/script-row.js';
import { typeText } from './typist.js';

/** What a row did that others must see, or must not. */
export type Trace = (TracePlace & { text: string }) | (TracePlace & { value: FieldValue });

interface TracePlace {
  item: string;
  field: string;
  by: DemoPersonCode;
  /** Of those who see the item, who sees this. */
  seenBy?: DemoAudience;
}

interface FieldPlace {
  item: string;
  field: string;
}

/** Does the steps of the script, one at a time, on the screen of whoever does them. */
export class StepPlayer {
  /** Ids of items by the keys of the script. */
  private readonly ids: Map<string, string>;
  private readonly names: DemoNames;

  constructor(
    private readonly stage: Stage,
    known: ReadonlyMap<string, string>,
  ) {
    this.ids = new Map(known);
    this.names = { dayZero: stage.dayZero, itemId: (key) => this.idOf(key) };
  }

  /** Does the step; answers with what it left behind. @throws ReplayFault */
  async play(step: ScriptStep, by: DemoPersonCode): Promise<Trace[]> {
    switch (step.do) {
      case 'add':
        await this.add(step, by);
        return [];
      case 'write':
        return this.write(step, by);
      case 'showField':
        await this.showField(step, by);
        return [];
      case 'showRefused':
        await this.showRefused(step, by);
        return [];
      case 'sectionAbsent':
        await this.sectionAbsent(step, by);
        return [];
      case 'setOffline':
        await this.setOffline(step, by);
        return [];
      case 'keepOwn':
        await this.keepOwn(this.fieldOf(by, step), by);
        return [];
      case 'see':
        await until(
          () => this.shows(this.screen(by), step, this.valueOf(step.value)),
          `${by} sees the value of somebody else`,
        );
        return [];
      case 'history':
        await this.checkHistory(step, by);
        return [];
      case 'openAbsent':
        await this.openAbsent(by);
        return [];
      case 'pressButton':
        await pressButton(this.stage, step, by);
        return [];
      case 'logged':
        await this.checkLogged(step);
        return [];
    }
  }

  private async add({ kind, item, audience }: AddStep, by: DemoPersonCode): Promise<void> {
    const more = audience && { audience: audienceOf(audience) };
    const added = accepted(await this.screen(by).client.addItem(kind, more));
    this.ids.set(item, added.opId);
  }

  private async showField(step: ShowFieldStep, by: DemoPersonCode): Promise<void> {
    const screen = this.screen(by);
    await screen.untilItem(this.idOf(step.item));
    const { stream } = this.fieldOf(by, step);
    const shown = accepted(await screen.client.setAudience(stream, audienceOf(step.audience)));
    const isShown = (): boolean =>
      screen.field(this.idOf(step.item), step.field)?.stream === shown.stream;
    await until(isShown, `${by} sees the field in its new stream`);
  }

  private async showRefused(step: ShowRefusedStep, by: DemoPersonCode): Promise<void> {
    const screen = this.screen(by);
    const { stream } = await screen.untilItem(this.idOf(step.item));
    const result = await screen.client.setAudience(stream, audienceOf(step.audience));
    const { code, rule } = result.ok ? { code: 'OK', rule: undefined } : result.error;
    if (code !== step.code || rule !== step.rule) {
      throw new ReplayFault(`expected ${step.code} by ${step.rule}, got ${code} by ${rule ?? '-'}`);
    }
  }

  private async sectionAbsent(step: SectionAbsentStep, by: DemoPersonCode): Promise<void> {
    const { client } = this.screen(by);
    const query = 'query ($planId: ID!) { plan(id: $planId) { sections { section } } }';
    const { plan } = await this.askAs<{ plan: { sections: { section: string }[] } }>(by, {
      query,
      variables: { planId: this.stage.planId },
    });
    const live = client.store.getSnapshot().plan?.sections ?? [];
    if ([...plan.sections, ...live].some(({ section }) => section === step.section)) {
      throw new ReplayFault(`${by} is shown a section that is not theirs`);
    }
    const result = await client.addItem(step.kind);
    const code = result.ok ? 'OK' : result.error.code;
    if (code !== 'ABSENT') throw new ReplayFault(`expected ABSENT, got ${code}`);
  }

  private askAs<T>(by: DemoPersonCode, request: Parameters<typeof ask>[2]): Promise<T> {
    const session = this.stage.sessions.get(by);
    if (!session) throw new ReplayFault(`${by} is not signed in`);
    return ask<T>(this.stage.url, session, request);
  }

  private async write(step: WriteStep, by: DemoPersonCode): Promise<Trace[]> {
    const screen = this.screen(by);
    const item = this.idOf(step.item);
    const { section } = await screen.untilItem(item);
    const traces: Trace[] = [];
    const seenBy = step.seenBy && { seenBy: step.seenBy };
    for (const [field, value] of Object.entries(step.fields)) {
      const present = this.fieldOf(by, { item: step.item, field });
      if (isText(present)) {
        const text = textOf(value, this.stage.dayZero);
        const { caret = 'end' } = step;
        const handle = await untilFound(() => screen.client.text(present.stream), 'a live text');
        await typeText(screen.client, { section, handle, text, caret }, this.stage.pace);
        traces.push({ item, field, by, text, ...seenBy });
      } else {
        const set = await this.set(screen, present, value);
        traces.push({ item, field, by, value: set, ...seenBy });
      }
    }
    return traces;
  }

  private async set(screen: Screen, field: PresentedField, value: DemoValue): Promise<FieldValue> {
    let last: FieldValue = null;
    for (const one of statusStepsOf(value) ?? [value]) {
      last = this.valueOf(one);
      accepted(await screen.client.setField(field.stream, last));
    }
    return last;
  }

  private async setOffline(step: SetOfflineStep, by: DemoPersonCode): Promise<void> {
    const screen = this.screen(by);
    const { client } = screen;
    const { stream } = this.fieldOf(by, step);
    const other = this.valueOf(step.other);
    screen.goOffline();
    const answered = client.setField(stream, this.valueOf(step.value));
    await this.stage.pace.seconds(step.seconds);
    await until(() => this.isSetSomewhere(step, other), 'somebody else sets the field meanwhile');
    screen.comeBack();
    const result = await answered;
    if (result.ok || result.error.code !== 'STALE') {
      throw new ReplayFault(`expected STALE, got ${result.ok ? 'OK' : result.error.code}`);
    }
    const conflict = await untilFound(
      () => client.store.getSnapshot().conflicts.find((one) => one.stream === stream),
      'both values stand on the screen',
    );
    if (!isDeepStrictEqual(conflict.current.value, other)) {
      throw new ReplayFault('the conflict shows another value than the one that stands');
    }
  }

  private isSetSomewhere(place: SetOfflineStep, value: FieldValue): boolean {
    return [...this.stage.screens.values()].some((screen) => this.shows(screen, place, value));
  }

  private shows(screen: Screen, { item, field }: FieldPlace, value: FieldValue): boolean {
    const present = screen.field(this.idOf(item), field);
    return present !== undefined && !isText(present) && isDeepStrictEqual(present.value, value);
  }

  private async keepOwn({ stream }: PresentedField, by: DemoPersonCode): Promise<void> {
    const result = await this.screen(by).client.resolveConflict(stream, 'mine');
    if (!result) throw new ReplayFault('there is no conflict to resolve');
    accepted(result);
  }

  private async checkHistory(step: HistoryStep, by: DemoPersonCode): Promise<void> {
    const query = `query ($planId: ID!, $item: ID!, $field: String!) {
      history(planId: $planId, item: $item, field: $field, first: 200) { edges { node { after } } }
    }`;
    const variables = { planId: this.stage.planId, item: this.idOf(step.item), field: step.field };
    const { history } = await this.askAs<{ history: { edges: { node: { after: unknown } }[] } }>(
      by,
      { query, variables },
    );
    const found = history.edges.map(({ node }) => node.after);
    const missing = step.values.filter((value) => !found.includes(this.valueOf(value)));
    if (missing.length > 0) throw new ReplayFault('the history does not hold every value');
  }

  private async checkLogged({ by, of, kind, reason }: LoggedStep): Promise<void> {
    const query = `query ($filters: AccessLogFilters) {
      accessLog(first: 20, filters: $filters) { edges { node { reason } } }
    }`;
    const filters = { person: DEMO_PEOPLE[of].id, planId: this.stage.planId, kind };
    const { accessLog } = await this.askAs<{
      accessLog: { edges: { node: { reason: string | null } }[] };
    }>(by, { query, variables: { filters } });
    const isThere = accessLog.edges.some(({ node }) => node.reason === reason);
    if (!isThere) throw new ReplayFault(`the access log does not tell ${by} of ${of}`);
  }

  private async openAbsent(by: DemoPersonCode): Promise<void> {
    const { url, planId, sessions } = this.stage;
    const session = sessions.get(by);
    if (!session) throw new ReplayFault(`${by} is not signed in`);
    const screen = await Screen.open({ session, url, planId });
    try {
      const { store } = screen.client;
      const code = await untilFound(() => store.getSnapshot().endedBy, `${by} gets an answer`);
      if (code !== 'ABSENT') throw new ReplayFault(`expected ABSENT, got ${code}`);
      if (store.getSnapshot().plan !== null) throw new ReplayFault(`${by} got the plan`);
    } finally {
      screen.close();
    }
  }

  private screen(by: DemoPersonCode): Screen {
    const screen = this.stage.screens.get(by);
    if (!screen) throw new ReplayFault(`${by} does not have the plan open`);
    return screen;
  }

  private idOf(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new ReplayFault(`there is no ${key} yet`);
    return id;
  }

  private fieldOf(by: DemoPersonCode, { item, field }: FieldPlace): PresentedField {
    const present = this.screen(by).field(this.idOf(item), field);
    if (!present) throw new ReplayFault(`${by} does not see ${item}.${field}`);
    return present;
  }

  private valueOf(value: DemoValue): FieldValue {
    if (statusStepsOf(value)) throw new ReplayFault('steps of a status are set one by one');
    return fieldValueOf(value as Exclude<DemoValue, { steps: unknown }>, this.names);
  }
}

function accepted(result: OpResult): Extract<OpResult, { ok: true }> {
  if (!result.ok) throw new ReplayFault(`expected OK, got ${result.error.code}`);
  return result;
}

import {
  refusalOfSetting,
  refusalOfTaking,
  type DirectionFacts,
  type DirectionRefusal,
  type FieldValue,
} from '#contract';
import { Refused } from '#kernel';
import { directionBy, directionsIn } from '../state/case-directors.js';
import type { ItemState } from '../state/plan-shape.js';
import { setValue } from '../state/stream-content.js';
import { partOpId } from '../state/stream-id.js';
import { caseOrganisations } from './case-audience.js';
import { authorOf, draftOn, type Draft, type OpContext } from './op-context.js';

interface Setting {
  opId: string;
  item: ItemState;
  field: string;
  value: FieldValue;
}

/**
 * What else is written when a field is set: accepting who directs the case ends what was agreed before, whoever sees it (C-46).
 *
 * @throws Refused what is against it (C-44, C-45, C-47)
 */
export function directionEnded(ctx: OpContext, { opId, item, field, value }: Setting): Draft[] {
  if (item.kind !== 'caseDirection') return [];
  const facts = factsOfDirection(ctx);
  const by = authorOf(ctx);
  refuse(refusalOfSetting(facts, directionBy(ctx.state, item), { field, value, by }));
  if (field !== 'status' || value !== 'ACCEPTED') return [];
  return facts.directions
    .filter(({ status }) => status === 'ACCEPTED')
    .flatMap((before) => ctx.state.item(before.item) ?? [])
    .map((before, index) => endOf(ctx, before, partOpId(opId, index)));
}

/**
 * That this person may take an item out of what leads the case, or put it back.
 *
 * @throws Refused DIRECTION_LED (C-47)
 */
export function assertDirectionFree(ctx: OpContext, item: ItemState): void {
  if (item.kind !== 'caseDirection') return;
  refuse(refusalOfTaking(factsOfDirection(ctx), directionBy(ctx.state, item), ctx.actor));
}

function factsOfDirection(ctx: OpContext): DirectionFacts {
  const { state, at } = ctx;
  return {
    directions: directionsIn(state),
    isOnCase: (person) => state.isOnCase(person, at),
    organisations: caseOrganisations(ctx),
  };
}

function endOf(ctx: OpContext, item: ItemState, opId: string): Draft {
  const stream = ctx.state.streamOf(item, 'status');
  const value = 'ENDED';
  const change = draftOn(ctx, { item, stream }, { opId, kind: 'field.set', value: { value } });
  return { change, content: setValue(value, { ...change, at: ctx.at }) };
}

function refuse(code: DirectionRefusal | null): void {
  if (code) throw new Refused(code);
}

import { generateKeyBetween } from 'fractional-indexing';
import {
  canonicalAudience,
  kindOf,
  type Audience,
  type ItemKind,
  type Op,
  type PresentedOrganisation,
  type Section,
} from '#contract';
import { decide, sectionRight } from '#access';
import { absent, Refused } from '#kernel';
import { dayOf } from '../state/day.js';
import type { ItemState } from '../state/plan-shape.js';
import { ITEM_FIELD } from '../state/stream-id.js';
import { caseOrganisations, checkedAudience } from './case-audience.js';
import { draftOn, factsOf, visibleItems, type Draft, type OpContext } from './op-context.js';

type ItemAdd = Extract<Op, { kind: 'item.add' }>;

/** Adds an item (L-30). Its id is the op id, and its first era too. */
export function decideItemAdd(ctx: OpContext, op: ItemAdd): Draft[] {
  const { section, defaultAudience } = kindOf(op.itemKind);
  assertMayAdd(ctx, section);
  const audience = op.audience
    ? checkedAudience(ctx, op.audience, section)
    : initialAudience(ctx, section, defaultAudience);
  const item: ItemState = {
    id: op.opId,
    kind: op.itemKind,
    section,
    eras: [op.opId],
    audience,
    fields: {},
    position: positionAfter(ctx, section, op.after),
    removed: false,
    addedSeq: ctx.state.seq + 1,
    removedSeq: null,
    erasure: null,
    owner: ctx.actor.organisation,
    addedBy: { person: ctx.actor.person, organisation: ctx.actor.organisation },
    addedAt: ctx.at,
    changedOn: dayOf(ctx.at),
  };
  const stream = ctx.state.streamOf(item, ITEM_FIELD);
  const value = { kind: op.itemKind, audience, position: item.position };
  return [{ change: draftOn(ctx, { item, stream }, { opId: op.opId, kind: 'item.added', value }) }];
}

/**
 * A sort key behind an item that the author can see, or first, or last. The neighbour on the other side may be hidden:
 * keys never leave the server, so where it lies betrays nothing.
 */
export function positionAfter(
  ctx: OpContext,
  section: Section,
  after: string | null | undefined,
  moving?: string,
): string {
  const all = ctx.state.itemsIn(section).filter((item) => item.id !== moving);
  if (after === undefined) return generateKeyBetween(all.at(-1)?.position ?? null, null);
  if (after === null) return generateKeyBetween(null, all[0]?.position ?? null);
  if (!visibleItems(ctx, section).some((item) => item.id === after)) throw absent();
  const index = all.findIndex((item) => item.id === after);
  if (index < 0) throw absent();
  return generateKeyBetween(all[index]?.position ?? null, all[index + 1]?.position ?? null);
}

/** A section that the author may not even read is absent; one that is only for reading refuses. */
function assertMayAdd(ctx: OpContext, section: Section): void {
  const facts = factsOf(ctx);
  if (!decide(facts, 'plan.read', { type: 'section', section })) throw absent();
  if (!decide(facts, 'item.add', { type: 'section', section })) throw new Refused('NOT_ALLOWED');
  // Of what the author sees: a limit must not tell how much colleagues keep to themselves.
  const own = visibleItems(ctx, section).filter((item) => item.owner === ctx.actor.organisation);
  if (own.length >= ctx.limits.itemsPerSection) throw new Refused('TOO_MANY_ITEMS');
}

function initialAudience(
  ctx: OpContext,
  section: Section,
  standard: ItemKind['defaultAudience'],
): Audience {
  switch (standard) {
    case 'CASE_OPEN':
      return { type: 'CASE_OPEN' };
    case 'NAMED_PERSONS':
      return { type: 'NAMED_PERSONS', persons: [ctx.actor.person] };
    case 'ORG_LIST': {
      const isWriter = ({ type }: PresentedOrganisation): boolean =>
        sectionRight(section, type, []) === 'W';
      const organisations = caseOrganisations(ctx).filter(isWriter);
      return canonicalAudience({
        type: 'ORG_LIST',
        organisations: organisations.map(({ id }) => id),
      });
    }
  }
}

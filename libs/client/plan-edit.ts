import {
  isOwnView,
  isText,
  viewPersonOf,
  type PresentedChange,
  type PresentedField,
  type PresentedItem,
  type PresentedPlan,
  type PresentedSection,
} from '#contract';

/** Where a stream is in a plan. `field` is null for the item's own stream. */
export interface StreamPlace {
  readonly item: PresentedItem;
  readonly field: string | null;
}

/** The field at a place; undefined for an item's own stream, and where there is none. */
export function fieldAt(place: StreamPlace | null): PresentedField | undefined {
  return place && place.field !== null ? place.item.fields[place.field] : undefined;
}

/** Finds a stream among what the reader sees. */
export function placeOf(plan: PresentedPlan, stream: string): StreamPlace | null {
  for (const { items } of plan.sections) {
    for (const item of items) {
      if (item.stream === stream) return { item, field: null };
      for (const [field, { stream: own }] of Object.entries(item.fields)) {
        if (own === stream) return { item, field };
      }
    }
  }
  return null;
}

export function itemOf(plan: PresentedPlan, id: string): PresentedItem | null {
  for (const { items } of plan.sections) {
    const item = items.find((one) => one.id === id);
    if (item) return item;
  }
  return null;
}

/** Puts an item in its section, behind `after` or first; an item of that id that stood there before is replaced. */
export function withItem(
  plan: PresentedPlan,
  item: PresentedItem,
  after: string | null,
): PresentedPlan {
  return changeSection(plan, item.section, (items) => {
    const others = items.filter(({ id }) => id !== item.id);
    const before = others.findIndex(({ id }) => id === after);
    const at = after === null ? 0 : before < 0 ? others.length : before + 1;
    return others.toSpliced(at, 0, item);
  });
}

export function withoutItems(plan: PresentedPlan, ids: readonly string[]): PresentedPlan {
  const gone = new Set(ids);
  return changeSections(plan, (section) => {
    const items = section.items.filter(({ id }) => !gone.has(id));
    return items.length === section.items.length ? section : { ...section, items };
  });
}

export function withField(
  plan: PresentedPlan,
  at: { item: string; field: string },
  change: (field: PresentedField) => PresentedField,
): PresentedPlan {
  return changeItem(plan, at.item, (item) => {
    const before = item.fields[at.field];
    const after = before && change(before);
    if (!after || after === before) return item;
    return { ...item, fields: { ...item.fields, [at.field]: after } };
  });
}

/**
 * The plan after a change of anything but text. A change that the plan holds already, by its rev, changes nothing: after a
 * reconnect the same thing can be told twice.
 */
export function withChange(plan: PresentedPlan, change: PresentedChange): PresentedPlan {
  const { item: id, field, rev, by, at } = change;
  switch (change.kind) {
    case 'item.added': {
      const known = itemOf(plan, id);
      return known && known.rev >= change.added.rev
        ? plan
        : withItem(plan, change.added, change.after);
    }
    case 'item.moved':
      return changeOwn(plan, change, (item) => withItem(plan, { ...item, rev }, change.after));
    case 'item.removed':
      return changeOwn(plan, change, () =>
        changeItem(plan, id, (item) => ({ ...item, rev, removed: true })),
      );
    case 'item.restored':
      return changeOwn(plan, change, (item) =>
        withItem(plan, { ...item, rev, removed: false }, change.after),
      );
    case 'field.set':
      if (viewPersonOf(field) !== undefined) return withView(plan, change);
      return withField(plan, { item: id, field }, (before) =>
        before.stream !== change.stream || before.rev >= rev || isText(before)
          ? before
          : { stream: before.stream, rev, value: change.value, by, at, ...correctedBy(change) },
      );
    case 'text.edited':
      return withField(plan, { item: id, field }, (before) => {
        const isNews = before.stream === change.stream && before.rev < rev;
        return isNews && change.corrected ? { ...before, ...correctedBy(change) } : before;
      });
    case 'view.added':
      return changeItem(plan, id, (item) => {
        const isHere = item.views.some(({ stream }) => stream === change.stream);
        return isHere ? item : { ...item, views: [...item.views, change.view] };
      });
  }
}

type FieldSet = Extract<PresentedChange, { kind: 'field.set' }>;

/** A view that was put right stands where it stood, as it was recorded by whom. */
function withView(plan: PresentedPlan, change: FieldSet): PresentedPlan {
  const { value, rev, stream } = change;
  return changeItem(plan, change.item, (item) => {
    const at = item.views.findIndex((one) => one.stream === stream && one.rev < rev);
    const before = item.views[at];
    if (!before || !isOwnView(value)) return item;
    const after = { ...before, rev, value, ...correctedBy(change) };
    return { ...item, views: item.views.with(at, after) };
  });
}

function correctedBy({ corrected }: Pick<FieldSet, 'corrected'>) {
  return corrected ? { corrected } : {};
}

function changeOwn(
  plan: PresentedPlan,
  { item: id, stream, rev }: PresentedChange,
  change: (item: PresentedItem) => PresentedPlan,
): PresentedPlan {
  const item = itemOf(plan, id);
  return item && item.stream === stream && item.rev < rev ? change(item) : plan;
}

function changeItem(
  plan: PresentedPlan,
  id: string,
  change: (item: PresentedItem) => PresentedItem,
): PresentedPlan {
  const before = itemOf(plan, id);
  const after = before && change(before);
  if (!after || after === before) return plan;
  return changeSection(plan, before.section, (items) =>
    items.map((item) => (item === before ? after : item)),
  );
}

function changeSection(
  plan: PresentedPlan,
  name: PresentedSection['section'],
  change: (items: PresentedItem[]) => PresentedItem[],
): PresentedPlan {
  return changeSections(plan, (section) =>
    section.section === name ? { ...section, items: change(section.items) } : section,
  );
}

function changeSections(
  plan: PresentedPlan,
  change: (section: PresentedSection) => PresentedSection,
): PresentedPlan {
  const sections = plan.sections.map(change);
  const isSame = sections.every((section, index) => section === plan.sections[index]);
  return isSame ? plan : { ...plan, sections };
}

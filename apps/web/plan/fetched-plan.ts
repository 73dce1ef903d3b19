import { z } from 'zod';
import {
  AUDIENCE_TYPES,
  ITEM_KIND_NAMES,
  kindOf,
  ORGANISATION_TYPES,
  SECTIONS,
  type Audience,
  type FieldValue,
  type PresentedField,
  type PresentedItem,
  type PresentedPlan,
} from '#contract';
import { circleOf, fetchedCircleShape } from './fetched-circle.js';
import { answerName } from './fetched-plan.query.js';
import { authorShape, correctionOf, correctionShape, viewOf, viewShape } from './fetched-view.js';

const fieldShape = z.union([
  z.object({ stream: z.string(), rev: z.number(), text: z.string(), corrected: correctionShape }),
  z.object({
    stream: z.string(),
    rev: z.number(),
    value: z.unknown(),
    corrected: correctionShape,
  }),
]);

const audienceShape = z.object({
  type: z.enum(AUDIENCE_TYPES),
  organisations: z.array(z.string()).nullable(),
  persons: z.array(z.string()).nullable(),
});

const readersShape = z.object({ organisations: z.array(z.string()), persons: z.array(z.string()) });

const itemShape = z.looseObject({
  id: z.string(),
  kind: z.enum(ITEM_KIND_NAMES),
  section: z.enum(SECTIONS),
  stream: z.string(),
  rev: z.number(),
  owner: z.string(),
  removed: z.boolean(),
  addedAt: z.string(),
  addedBy: authorShape,
  audience: audienceShape,
  readers: readersShape,
  views: z.array(viewShape),
  sights: z.array(z.object({ field: z.string(), audience: audienceShape, readers: readersShape })),
});

const answerShape = z.object({
  me: authorShape.nullable(),
  plan: z
    .object({
      id: z.string(),
      caseNumber: z.string(),
      label: z.string(),
      organisations: z.array(
        z.object({ id: z.string(), name: z.string(), type: z.enum(ORGANISATION_TYPES) }),
      ),
      members: z.array(
        z.object({
          person: z.object({ id: z.string(), name: z.string(), function: z.string() }),
          organisation: z.string(),
        }),
      ),
      circle: fetchedCircleShape,
      sections: z.array(z.object({ section: z.enum(SECTIONS), items: z.array(itemShape) })),
    })
    .nullable(),
});

/** What GraphQL answered, as the plan that the screens show; `signedOut` and `absent` where there is none to show. */
export function fetchedPlan(answer: unknown): PresentedPlan | 'signedOut' | 'absent' {
  const { me, plan } = answerShape.parse(answer);
  if (!me) return 'signedOut';
  if (!plan) return 'absent';
  return {
    ...plan,
    you: { person: me.person.id, organisation: me.organisation.id },
    members: plan.members.map(({ person, organisation }) => ({
      person: person.id,
      organisation,
      name: person.name,
      function: person.function,
    })),
    circle: circleOf(plan.circle),
    sections: plan.sections.map(({ section, items }) => ({
      section,
      canAdd: [],
      items: items.map(itemOf),
    })),
  };
}

/** Read-only, whatever the reader may do otherwise. */
function itemOf(item: z.infer<typeof itemShape>): PresentedItem {
  const kind = kindOf(item.kind);
  const fields = Object.keys(kind.fields).flatMap((name): [string, PresentedField][] => {
    const field = fieldShape.safeParse(item[answerName(kind, name)]);
    return field.success ? [[name, fieldOf(field.data)]] : [];
  });
  const { addedBy } = item;
  const sights = item.sights.map(({ field, audience, readers }) => [
    field,
    { audience: audienceOf(audience), readers, canChange: false },
  ]);
  return {
    id: item.id,
    kind: item.kind,
    section: item.section,
    stream: item.stream,
    rev: item.rev,
    owner: item.owner,
    removed: item.removed,
    addedAt: item.addedAt,
    addedBy: { person: addedBy.person.id, organisation: addedBy.organisation.id },
    audience: audienceOf(item.audience),
    readers: item.readers,
    can: { edit: false, move: false, remove: false, audience: false },
    fields: Object.fromEntries(fields),
    views: item.views.map(viewOf),
    sights: Object.fromEntries(sights) as PresentedItem['sights'],
  };
}

function audienceOf({ type, organisations, persons }: z.infer<typeof audienceShape>): Audience {
  switch (type) {
    case 'ORG_LIST':
      return { type, organisations: organisations ?? [] };
    case 'NAMED_PERSONS':
      return { type, persons: persons ?? [] };
    case 'CASE_OPEN':
    case 'OWN_ORG':
      return { type };
  }
}

function fieldOf(field: z.infer<typeof fieldShape>): PresentedField {
  const place = { stream: field.stream, rev: field.rev, ...correctionOf(field.corrected) };
  if ('text' in field) return { ...place, text: field.text, spans: [] };
  return { ...place, value: field.value as FieldValue };
}

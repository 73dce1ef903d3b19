import { z } from 'zod';
import {
  ITEM_KIND_NAMES,
  kindOf,
  ORGANISATION_TYPES,
  SECTIONS,
  type FieldValue,
  type PresentedField,
  type PresentedItem,
  type PresentedPlan,
} from '#contract';
import { answerName } from './fetched-plan.query.js';

const idShape = z.object({ id: z.string() });
const authorShape = z.object({ person: idShape, organisation: idShape });

const fieldShape = z.union([
  z.object({ stream: z.string(), rev: z.number(), text: z.string() }),
  z.object({ stream: z.string(), rev: z.number(), value: z.unknown() }),
]);

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
  audience: z.object({
    type: z.enum(['CASE_OPEN', 'ORG_LIST']),
    organisations: z.array(z.string()).nullable(),
  }),
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
  const { addedBy, audience } = item;
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
    audience:
      audience.type === 'CASE_OPEN'
        ? { type: 'CASE_OPEN' }
        : { type: 'ORG_LIST', organisations: audience.organisations ?? [] },
    can: { edit: false, move: false, remove: false, audience: false },
    fields: Object.fromEntries(fields),
  };
}

function fieldOf(field: z.infer<typeof fieldShape>): PresentedField {
  const { stream, rev } = field;
  if ('text' in field) return { stream, rev, text: field.text, spans: [] };
  return { stream, rev, value: field.value as FieldValue };
}

import { gql } from 'urql';
import { ITEM_KIND_NAMES, kindOf, type ItemKind } from '#contract';

const CORRECTED = 'corrected { at reason by { person { id } organisation { id } } }';

/**
 * The whole plan over GraphQL, for a reader whose network lets no websocket through. Written out of the item kinds,
 * so that a new kind needs nothing here; the answer therefore is read by `fetchedPlan`, not typed by the schema.
 */
export const fetchedPlanQuery = gql(`
  query FetchedPlan($id: ID!) {
    me { person { id } organisation { id } }
    plan(id: $id) { ${wholePlan()} }
  }
`);

/** The same as another organisation sees it, of what the reader may see (A-18); `fetchedPlan` reads it, too. */
export const planAsQuery = gql(`
  query PlanAs($id: ID!, $organisation: ID!) {
    me { person { id } organisation { id } }
    plan: planAs(id: $id, organisation: $organisation) { ${wholePlan()} }
  }
`);

function wholePlan(): string {
  return `
    id
    caseNumber
    label
    organisations { id name type }
    members { person { id name function } organisation }
    circle {
      status safetyHouse isDirected
      participations {
        organisation { id name type } active status past invitedAt since changedAt note
        by { person { id } organisation { id } }
        ground { purpose basis reason reviewAt consent { of givenAt until } }
      }
      stays { person organisation name function beginsAt endsAt }
      version {
        id number root state note at closedAt reason by { person { id } organisation { id } }
        answers {
          organisation name answer reason at hasLeft by { person { id } organisation { id } }
        }
      }
    }
    sections {
      section
      items {
        id kind section stream rev owner removed addedAt
        addedBy { person { id } organisation { id } }
        audience { type organisations persons }
        readers { organisations persons }
        views {
          field stream rev person words givenOn manner at
          by { person { id } organisation { id } } ${CORRECTED}
        }
        sights { field audience { type organisations persons } readers { organisations persons } }
        ${ITEM_KIND_NAMES.map(fieldsOf).join('\n')}
      }
    }`;
}

function fieldsOf(name: (typeof ITEM_KIND_NAMES)[number]): string {
  const kind = kindOf(name);
  const typeName = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const fields = Object.keys(kind.fields).map((field) => {
    const alias = answerName(kind, field);
    return `${alias === field ? '' : `${alias}: `}${field} { ${selectionOf(kind, field)} }`;
  });
  return `... on ${typeName} { ${fields.join(' ')} }`;
}

/** Two kinds may have a status of their own: GraphQL wants those under two names. */
export function answerName(kind: ItemKind, field: string): string {
  return kind.fields[field]?.type === 'status' ? `${kind.name}_${field}` : field;
}

function selectionOf(kind: ItemKind, field: string): string {
  const type = kind.fields[field]?.type;
  if (type === 'text') return `stream rev text ${CORRECTED}`;
  return `stream rev ${CORRECTED} ${type === 'person' ? 'value { sort id }' : 'value'}`;
}

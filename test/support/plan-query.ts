import { ITEM_KIND_NAMES, kindOf } from '#contract';

const AUTHOR = '{ person { id name } organisation { id name } }';
const CORRECTED = `corrected { at reason by ${AUTHOR} }`;

/** Everything that the schema can tell of a plan; choice values have names of their own, or their types would clash. */
export const WHOLE_PLAN = wholePlan('$id: ID!', 'plan(id: $id)');

/** The same, as another organisation sees it. */
export const WHOLE_PLAN_AS = wholePlan(
  '$id: ID!, $organisation: ID!',
  'planAs(id: $id, organisation: $organisation)',
);

function wholePlan(variables: string, field: string): string {
  return `
  query (${variables}) {
    ${field} {
      id caseNumber label director
      organisations { id name type }
      members { person { id name function } organisation }
      circle {
        status safetyHouse isDirected
        participations {
          organisation { id name type } status past invitedAt since changedAt note by ${AUTHOR}
          ground { purpose basis reason reviewAt consent { of givenAt until } }
        }
        stays { person organisation name function beginsAt endsAt }
        can { invite end people leave statuses mark propose }
        version {
          id number root state note at closedAt reason by ${AUTHOR} can { answer withdraw }
          answers { organisation name answer reason at hasLeft canBeSkipped by ${AUTHOR} }
        }
      }
      completeness { element state items incompleteItems }
      sections {
        section canAdd
        items {
          __typename id kind section stream rev owner addedAt removed missing
          audience { type organisations persons }
          readers { organisations persons }
          sights { field audience { type organisations persons } readers { organisations persons } canChange }
          views { field stream rev person words givenOn manner at by ${AUTHOR} ${CORRECTED} }
          addedBy ${AUTHOR}
          can { edit move remove audience }
          ${ITEM_KIND_NAMES.map(fragmentOf).join('\n')}
        }
      }
    }
  }`;
}

function fragmentOf(name: (typeof ITEM_KIND_NAMES)[number]): string {
  const fields = Object.entries(kindOf(name).fields).map(([field, { type }]) => {
    const value = type === 'person' ? '{ sort id }' : '';
    return type === 'text'
      ? `${field} { stream rev text spans { length author ${AUTHOR} } ${CORRECTED} }`
      : `${name}_${field}: ${field} { stream rev at by ${AUTHOR} ${CORRECTED} value ${value} }`;
  });
  return `... on ${name.charAt(0).toUpperCase()}${name.slice(1)} { ${fields.join(' ')} }`;
}

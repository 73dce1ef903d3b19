import {
  audiencesIn,
  ITEM_KIND_NAMES,
  kindOf,
  ORGANISATION_TYPES,
  PERSON_FUNCTIONS,
  type AudienceType,
  type ItemKindName,
  type OrganisationType,
  type PersonFunction,
} from '#contract';
import { functionsThatMatter, sectionRight } from './section-matrix.js';

/** A cell of the section matrix as row-level security looks at it: who may read items of a kind under an audience. */
export interface SightRule {
  kind: ItemKindName;
  audience: AudienceType;
  organisationType: OrganisationType;
  /** Only people with this function; null for everyone of the organisation type. */
  personFunction: PersonFunction | null;
}

/** A field that has an audience of its own in items of a kind. */
export interface NarrowField {
  kind: ItemKindName;
  field: string;
}

/** The whole matrix, for the tables that the policies look at: made from it, never written down a second time. */
export function sightRules(): SightRule[] {
  return ITEM_KIND_NAMES.flatMap((kind) =>
    ORGANISATION_TYPES.flatMap((organisationType) =>
      readersOf(kind, organisationType).flatMap((personFunction) =>
        audiencesIn(kindOf(kind).section).map((audience) => ({
          kind,
          audience,
          organisationType,
          personFunction,
        })),
      ),
    ),
  );
}

export function narrowFields(): NarrowField[] {
  return ITEM_KIND_NAMES.flatMap((kind) =>
    Object.entries(kindOf(kind).fields).flatMap(([field, { audience }]) =>
      audience ? [{ kind, field }] : [],
    ),
  );
}

/** Everyone of the type, or else the functions each of which lets somebody read. */
function readersOf(kind: ItemKindName, type: OrganisationType): (PersonFunction | null)[] {
  const { section } = kindOf(kind);
  const reads = (functions: readonly PersonFunction[]): boolean =>
    sectionRight(section, type, functionsThatMatter(type, functions)) !== '-';
  return reads([]) ? [null] : PERSON_FUNCTIONS.filter((code) => reads([code]));
}

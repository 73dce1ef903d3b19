import type { ITEM_KINDS, ItemKindName, ViewManner } from '#contract';
import type { DemoAudience } from './demo-audience.js';
import type { DemoOrganisationType } from './demo-organisations.js';
import type { DemoPersonCode } from './demo-people.js';

/** Somebody whom the plan is about, by the key of the item, or a professional on the case. */
export type DemoPersonRef =
  { readonly involved: string } | { readonly professional: DemoPersonCode };

/** A calendar day, or with `time` an instant, counted from D0; times are those of Amsterdam. */
export interface DemoDay {
  readonly day: number;
  readonly time?: string;
}

/** A status that is reached by these steps, one after the other. */
export interface DemoSteps {
  readonly steps: readonly string[];
}

/** The value of a field, with days counted from D0 and people by their keys. */
export type DemoValue =
  | string
  | number
  | boolean
  | DemoDay
  | DemoSteps
  | DemoPersonRef
  | readonly DemoPersonRef[]
  | { readonly organisation: DemoOrganisationType };

export type DemoFields<K extends ItemKindName> = {
  readonly [F in keyof (typeof ITEM_KINDS)[K]['fields']]?: DemoValue;
};

/** What somebody put right of a field that holds one value, and why. */
export interface DemoCorrection {
  readonly by: DemoPersonCode;
  readonly field: string;
  readonly value: Exclude<DemoValue, DemoSteps>;
  readonly reason: string;
}

/** What somebody whom the plan is about said themselves, by the key of their item, and who recorded it. */
export interface DemoView {
  readonly by: DemoPersonCode;
  readonly person: string;
  readonly words: string;
  readonly givenOn: DemoDay;
  readonly manner: ViewManner;
}

interface ItemOf<K extends ItemKindName> {
  /** Names the item inside its case; other items refer to it. */
  readonly key: string;
  readonly kind: K;
  /** Who writes it. */
  readonly by: DemoPersonCode;
  /** Who brings it to its status, where that takes somebody else. */
  readonly acceptedBy?: DemoPersonCode;
  /** Left out: as the kind has it. */
  readonly audience?: DemoAudience;
  readonly fields: DemoFields<K>;
  readonly correction?: DemoCorrection;
  readonly view?: DemoView;
}

/** An item of a plan as data; field names are checked against its kind. */
export type DemoItem = { [K in ItemKindName]: ItemOf<K> }[ItemKindName];

/** A version of the plan: who puts it up for approval, and who answers. Whoever is left out has yet to. */
export interface DemoVersion {
  readonly key: string;
  readonly by: DemoPersonCode;
  readonly note: string;
  /** The last item that stands in the plan by then. */
  readonly upTo: string;
  readonly agreed: readonly DemoPersonCode[];
}

/** A case with its plan, as it is loaded. Number and label say nothing of whom or what it is about. */
export interface DemoCase {
  readonly caseNumber: string;
  readonly label: string;
  readonly openedBy: DemoPersonCode;
  readonly members: readonly DemoPersonCode[];
  readonly items: readonly DemoItem[];
  readonly versions?: readonly DemoVersion[];
}

import type { FieldDefinition, FieldValue, PresentedItem } from '#contract';

/** What every control for a value gets from the field around it. */
export interface ControlProps<Type extends FieldDefinition['type'] = FieldDefinition['type']> {
  readonly item: PresentedItem;
  readonly name: string;
  readonly definition: Extract<FieldDefinition, { type: Type }>;
  readonly stream: string;
  readonly rev: number;
  readonly value: FieldValue;
  /** The label in words, for controls that cannot point at it. */
  readonly label: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  /** `ifRev`: the rev that stood on screen when typing began, where that may have been a while ago. */
  readonly set: (value: FieldValue, ifRev?: number) => void;
}

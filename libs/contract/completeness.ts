import { isFilled } from './field-value.js';
import { kindOf } from './item-kinds.js';
import { isText, type PresentedItem, type PresentedSection } from './presented-plan.js';
import { elementOf, type PlanElement } from './section.js';

/** How far an element is: nothing there, something missing, or every item holds its minimum content (§1.9). */
export type CompletenessState = 'EMPTY' | 'INCOMPLETE' | 'COMPLETE';

export interface ElementCompleteness {
  element: PlanElement;
  state: CompletenessState;
  items: number;
  incompleteItems: number;
}

/** Completeness of E1–E6 over what this reader sees; hidden items do not count, so they are not betrayed. */
export function completenessOf(sections: readonly PresentedSection[]): ElementCompleteness[] {
  return sections.flatMap(({ section, items }) => {
    const element = elementOf(section);
    if (!element) return [];
    const present = items.filter((item) => !item.removed);
    const incompleteItems = present.filter((item) => missingFields(item).length > 0).length;
    const state = present.length === 0 ? 'EMPTY' : incompleteItems > 0 ? 'INCOMPLETE' : 'COMPLETE';
    return [{ element, state, items: present.length, incompleteItems }];
  });
}

/** The required fields that are still empty. A field that the reader cannot see is not counted as missing. */
export function missingFields(item: PresentedItem): string[] {
  return Object.entries(kindOf(item.kind).fields)
    .filter(([name, definition]) => {
      const field = item.fields[name];
      if (!definition.required || !field) return false;
      return isText(field) ? field.text.trim() === '' : !isFilled(field.value);
    })
    .map(([name]) => name);
}

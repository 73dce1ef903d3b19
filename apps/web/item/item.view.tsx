import { memo, useEffect, useId, useRef, useState, type RefObject } from 'react';
import { isText, kindOf, missingFields, type PresentedItem } from '#contract';
import { ValueField } from '../field/value.field.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { Views } from '../own-view/views.view.js';
import { useLive } from '../plan/plan.context.js';
import { useIsFound } from '../plan-search/use-is-found.js';
import { LiveTextField } from '../text/text.field.js';
import { AudienceView } from './audience.view.js';
import { FieldSightView } from './field-sight.view.js';
import { headlineOf } from './headline.js';
import { ItemHeader } from './item-header.view.js';
import type { Placed } from './order.js';
import { useIsHeld } from './use-direction.js';
import { useDropPlace } from './use-drag-item.js';

interface ItemViewProps {
  readonly item: PresentedItem;
  /** The items of the section that are not removed, in their order; the same list until that changes. */
  readonly others: readonly Placed[];
  /** Just added here: focus goes to its first field. */
  readonly isNew: boolean;
  /** Where focus goes when this item is taken away. */
  readonly heading: RefObject<HTMLElement | null>;
}

/** One item: its fields as its kind defines them, what can be done with it, and who sees it. */
export const ItemView = memo(function ItemView({ item, others, isNew, heading }: ItemViewProps) {
  const say = useSay();
  const id = useId();
  const canEdit = useLive((state) => state.canEdit);
  const isHeld = useIsHeld(item);
  const isEditable = canEdit && item.can.edit && !item.removed;
  const [isOpen, setOpen] = useState(true);
  const article = useRef<HTMLElement>(null);
  const { dropProps, isDropTarget } = useDropPlace(item, others, article);
  const place = others.findIndex((other) => other.id === item.id) + 1;
  const name = `${say(labelId.kind(item.kind))} ${ownName(item) ?? place}`;
  useFirstField(article, isNew);
  const isFound = useIsFound((hit) => hit.item.id === item.id);
  const [wasFound, setWasFound] = useState(false);
  if (isFound !== wasFound) {
    setWasFound(isFound);
    if (isFound) setOpen(true);
  }
  return (
    <article
      ref={article}
      {...dropProps}
      className={`v-card v-item ${isDropTarget ? 'v-item--target' : ''}`}
      // Focus comes here while an item is dragged with the keyboard.
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      data-item={item.id}
    >
      <ItemHeader
        item={item}
        others={others}
        titleId={`${id}-title`}
        name={name}
        summary={isOpen || ownName(item) !== null ? null : headlineOf(item)}
        missing={missingFields(item)}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
        heading={heading}
      />
      {isOpen ? (
        <>
          <Fields item={item} isEditable={isEditable} />
          <Views item={item} name={name} isEditable={isEditable} />
          <AudienceView
            stream={item.stream}
            section={item.section}
            owner={item.owner}
            audience={item.audience}
            readers={item.readers}
            name={name}
            canChange={canEdit && item.can.audience && !item.removed && !isHeld}
          />
        </>
      ) : null}
    </article>
  );
});

/** Every field that this reader may see, in the order of the definition. */
function Fields({ item, isEditable }: { item: PresentedItem; isEditable: boolean }) {
  return (
    <div className="v-fields">
      {Object.keys(kindOf(item.kind).fields).map((name) => {
        const field = item.fields[name];
        if (!field) return null;
        const shared = { item, name, isEditable };
        const control = isText(field) ? (
          <LiveTextField key={field.stream} {...shared} field={field} />
        ) : (
          <ValueField key={field.stream} {...shared} field={field} />
        );
        // The field gets another stream when others come to see it; what was pressed for that keeps focus.
        return item.sights[name] ? (
          <div key={name}>
            {control}
            <FieldSightView {...shared} />
          </div>
        ) : (
          control
        );
      })}
    </div>
  );
}

/** What an item is called by one short field, such as the designation of a person; else it is numbered. */
function ownName(item: PresentedItem): string | null {
  const { headline, fields } = kindOf(item.kind);
  return fields[headline]?.type === 'shortText' ? headlineOf(item) : null;
}

function useFirstField(article: RefObject<HTMLElement | null>, isNew: boolean): void {
  useEffect(() => {
    if (!isNew) return;
    const first = article.current?.querySelector('.v-fields :is(input, button, [tabindex="0"])');
    if (first instanceof HTMLElement) first.focus();
  }, [article, isNew]);
}

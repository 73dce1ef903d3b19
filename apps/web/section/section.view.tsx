import { memo, useRef, useState } from 'react';
import {
  completenessOf,
  elementOf,
  type ItemKindName,
  type PresentedItem,
  type Section,
} from '#contract';
import { ItemView } from '../item/item.view.js';
import { isSameOrder, type Placed } from '../item/order.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive, useSteady } from '../plan/plan.context.js';
import { AddItem } from './add-item.view.js';
import { GoneItem } from './gone-item.view.js';
import { useLines } from './lines.js';
import { RemovedItems } from './removed-items.view.js';
import { SectionAnnouncer } from './section-announcer.view.js';

/** One section of the plan: its items in their order, what was removed, and what can be added. */
export function SectionView({ section }: { section: Section }) {
  const say = useSay();
  const presented = useLive((state) => state.plan?.sections.find((one) => one.section === section));
  const canEdit = useLive((state) => state.canEdit);
  const isLive = useLive((state) => state.save !== 'ended');
  const [newest, setNewest] = useState<string>();
  const { lines, dismiss } = useLines(presented?.items ?? NO_ITEMS);
  const heading = useRef<HTMLHeadingElement>(null);
  const present = presented?.items.filter(({ removed }) => !removed) ?? [];
  // A change of one item must not reach the others: they look at the order alone.
  const order = useSteady<readonly Placed[]>(present, isSameOrder);
  if (!presented) return null;
  const isReadOnly =
    isLive && presented.canAdd.length === 0 && !present.some(({ can }) => can.edit);
  return (
    <section id={section} className="v-section" aria-labelledby={`${section}-heading`}>
      <header className="v-section__header">
        <h2
          id={`${section}-heading`}
          ref={heading}
          tabIndex={-1}
          className="nl-heading nl-heading--level-2"
        >
          {elementOf(section) ? <span className="v-element">{elementOf(section)}</span> : null}
          {say(labelId.section(section))}
        </h2>
        <SectionState items={present} section={section} />
      </header>
      {isReadOnly ? <p className="v-hint">{say('section.readOnly')}</p> : null}
      {lines.length === 0 ? <p className="v-empty">{say(labelId.emptySection(section))}</p> : null}
      <div className="v-items">
        {lines.map((line) =>
          line.isGone ? (
            <GoneItem key={line.id} onDismiss={() => dismiss(line.id)} heading={heading} />
          ) : (
            <ItemView
              key={line.id}
              item={line.item}
              others={order}
              isNew={line.id === newest}
              heading={heading}
            />
          ),
        )}
      </div>
      <AddButtons kinds={presented.canAdd} isStopped={!canEdit} onAdded={setNewest} />
      <RemovedItems items={presented.items} />
      <SectionAnnouncer section={section} />
    </section>
  );
}

const NO_ITEMS: readonly PresentedItem[] = [];

interface AddButtonsProps {
  readonly kinds: readonly ItemKindName[];
  readonly isStopped: boolean;
  readonly onAdded: (id: string) => void;
}

const AddButtons = memo(function AddButtons({ kinds, isStopped, onAdded }: AddButtonsProps) {
  return (
    <div className="v-row">
      {kinds.map((kind) => (
        <AddItem key={kind} kind={kind} isStopped={isStopped} onAdded={onAdded} />
      ))}
    </div>
  );
});

function SectionState({ items, section }: { items: PresentedItem[]; section: Section }) {
  const say = useSay();
  const [element] = completenessOf([{ section, items, canAdd: [] }]);
  return (
    <p className="v-hint">
      {say('section.items', { count: items.length })}
      {element && element.incompleteItems > 0
        ? `, ${say('section.incomplete', { count: element.incompleteItems })}`
        : ''}
    </p>
  );
}

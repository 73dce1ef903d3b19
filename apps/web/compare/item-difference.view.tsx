import { useState, type ReactNode } from 'react';
import { viewPersonOf, type Audience, type FieldValue, type PresentedItem } from '#contract';
import { audienceWords } from '../item/audience-words.js';
import { itemWords, viewPersonWords, type HistoryWording } from '../history/history-sentence.js';
import { isMessageId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useIsHeld } from '../item/use-direction.js';
import { useLive } from '../plan/plan.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import type { FieldDifference, ItemDifference } from './comparison.query.js';
import { FieldSides } from './field-sides.view.js';
import { PutBackDialog } from './put-back.dialog.js';
import { standsThere, type Earlier } from './put-back.js';
import { RestoreItemDialog } from './restore-item.dialog.js';
import { Sides } from './text-sides.view.js';

interface ItemDifferenceViewProps {
  readonly wording: HistoryWording;
  /** The item as it stands now. */
  readonly item: PresentedItem;
  readonly difference: ItemDifference;
  readonly labels: readonly [before: string, after: string];
}

/** How one item differs between two moments, field by field, and what of it can be put back. */
export function ItemDifferenceView({ wording, item, difference, labels }: ItemDifferenceViewProps) {
  const { say } = wording;
  const { change, isMoved, audience, title } = difference;
  const name = itemWords(wording, { item: item.id, itemKind: item.kind, itemTitle: title });
  const hasBadge = change !== 'CHANGED' || !isMoved || difference.fields.length > 0;
  return (
    <article className="v-difference v-stack">
      <header className="v-row">
        <h4 className="nl-heading nl-heading--level-4">{capital(name)}</h4>
        {hasBadge ? (
          <span className={`v-badge v-badge--${change.toLowerCase()}`}>
            {say(`compare.${change}`)}
          </span>
        ) : null}
        {isMoved ? <span className="v-badge">{say('compare.moved')}</span> : null}
        {item.removed && change === 'REMOVED' ? <RestoreItem item={item} name={name} /> : null}
      </header>
      {change === 'ERASED' ? <p className="nl-paragraph">{say('compare.ERASED.text')}</p> : null}
      {audience ? (
        <Part label={say('compare.audience')}>
          <Sides
            labels={labels}
            before={audienceWords(wording, audience.before as Audience)}
            after={audienceWords(wording, audience.after as Audience)}
          />
        </Part>
      ) : null}
      {difference.fields
        .filter(({ field }) => field in item.fields || viewPersonOf(field) !== undefined)
        .map((field) => (
          <FieldPart
            key={field.field}
            {...{ wording, item, labels }}
            difference={field}
            canPutBack={change === 'CHANGED'}
          />
        ))}
    </article>
  );
}

interface FieldPartProps extends Omit<ItemDifferenceViewProps, 'difference'> {
  readonly difference: FieldDifference;
  readonly canPutBack: boolean;
}

function FieldPart({ wording, item, difference, labels, canPutBack }: FieldPartProps) {
  const { say } = wording;
  const { field, before, after, beforePlace } = difference;
  const id = `field.${item.kind}.${field}`;
  const person = viewPersonWords(wording, field);
  const label = isMessageId(id) ? say(id) : say('view.of', { person });
  const earlier: Earlier = { value: before as FieldValue, place: beforePlace };
  return (
    <Part label={label}>
      <FieldSides {...{ wording, field, before, after, labels }} kind={item.kind} />
      {canPutBack ? <PutBack {...{ wording, item, field, earlier, label }} /> : null}
    </Part>
  );
}

interface PutBackProps {
  readonly wording: HistoryWording;
  readonly item: PresentedItem;
  readonly field: string;
  readonly label: string;
  readonly earlier: Earlier;
}

/** Nothing where the person may not edit it, or where it stands there already. */
function PutBack({ wording, item, field, label, earlier }: PutBackProps) {
  const { say } = wording;
  const canEdit = useLive((state) => state.canEdit);
  const isHeld = useIsHeld(item);
  const [isAsking, ask] = useState(false);
  const now = item.fields[field];
  if (!now || !canEdit || isHeld || !item.can.edit || item.removed) return null;
  if (standsThere(now, earlier) && !isAsking) return null;
  return (
    <div>
      <ActionButton
        size="small"
        icon={<Icon name="restore" />}
        aria-label={say('putBack.open.of', { field: label })}
        onPress={() => ask(true)}
      >
        {say('putBack.open')}
      </ActionButton>
      {isAsking ? (
        <PutBackDialog {...{ wording, item, field, earlier }} onClose={() => ask(false)} />
      ) : null}
    </div>
  );
}

function RestoreItem({ item, name }: { item: PresentedItem; name: string }) {
  const say = useSay();
  const canEdit = useLive((state) => state.canEdit);
  const isHeld = useIsHeld(item);
  const [isAsking, ask] = useState(false);
  if (!canEdit || isHeld || !item.can.remove) return null;
  return (
    <>
      <ActionButton
        size="small"
        icon={<Icon name="restore" />}
        aria-label={say('item.restore.of', { item: name })}
        onPress={() => ask(true)}
      >
        {say('item.restore')}
      </ActionButton>
      {isAsking ? <RestoreItemDialog {...{ item, name }} onClose={() => ask(false)} /> : null}
    </>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="v-stack v-stack--tight">
      <h5 className="nl-heading nl-heading--level-5">{label}</h5>
      {children}
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

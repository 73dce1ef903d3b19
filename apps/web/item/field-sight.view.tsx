import type { PresentedItem } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { AudienceView } from './audience.view.js';

interface FieldSightViewProps {
  readonly item: PresentedItem;
  readonly name: string;
  readonly isEditable: boolean;
}

/** Who sees a field that has an audience of its own. */
export function FieldSightView({ item, name, isEditable }: FieldSightViewProps) {
  const say = useSay();
  const sight = item.sights[name];
  const field = item.fields[name];
  if (!sight || !field) return null;
  return (
    <AudienceView
      stream={field.stream}
      section={item.section}
      owner={item.owner}
      audience={sight.audience}
      readers={sight.readers}
      name={say(labelId.field(item.kind, name))}
      canChange={isEditable && sight.canChange}
      isField
    />
  );
}

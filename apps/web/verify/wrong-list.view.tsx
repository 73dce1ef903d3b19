import { fieldOf } from '#contract';
import type { Wrong } from '../../checker/message.js';
import { headlineOf } from '../item/headline.js';
import { isMessageId } from '../messages/label-id.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';

/** Everything that was found wrong, each with where it is. */
export function WrongList({ wrongs }: { wrongs: readonly Wrong[] }) {
  return (
    <ul className="v-bullets">
      {wrongs.map((wrong, index) => (
        // Two of them may say the same of the same place.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index}>
          <WrongLine wrong={wrong} />
        </li>
      ))}
    </ul>
  );
}

function WrongLine({ wrong }: { wrong: Wrong }) {
  const say = useSay();
  const place = usePlace(wrong);
  const id = `verify.${wrong.code}`;
  return (
    <>
      {place ? <strong>{place}: </strong> : null}
      {isMessageId(id) ? say(id) : wrong.text}
      {wrong.rev === null || wrong.rev === 0 ? '' : ` (${say('verify.rev', { rev: wrong.rev })})`}
    </>
  );
}

/** As the screen calls it. What does not stand on it is not named: the log alone would tell. */
function usePlace({ item: id, field }: Wrong): string | null {
  const say = useSay();
  const item = useLive(({ plan }) =>
    id === null
      ? undefined
      : plan?.sections.flatMap(({ items }) => items).find((one) => one.id === id),
  );
  if (id === null || field === null) return null;
  if (!item)
    return say(field.startsWith('@') && field !== '@item' ? 'verify.circle' : 'verify.unseen');
  const name = headlineOf(item) ?? say(labelId.theKind(item.kind));
  if (!fieldOf(item.kind, field)) return name;
  return say('refused.where', { field: say(labelId.field(item.kind, field)), item: name });
}

import { useSay } from '../messages/use-say.js';

/** Why the emergency button was pressed, in the words of who did. */
export function ReasonView({ reason }: { reason: string | undefined }) {
  const say = useSay();
  if (reason === undefined) return null;
  return (
    <div className="v-stack v-stack--tight">
      <strong>{say('emergency.reason')}</strong>
      <p className="v-quote">{reason}</p>
    </div>
  );
}

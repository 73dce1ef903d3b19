import { useSay } from '../messages/use-say.js';
import { KeptValue } from './refused-value.view.js';

interface RefusedDateProps {
  readonly words: string | undefined;
  readonly onDismiss: () => void;
}

/** What was typed in a date field and is no date. */
export function RefusedDate({ words, onDismiss }: RefusedDateProps) {
  const say = useSay();
  if (words === undefined) return null;
  return <KeptValue reason={say('field.dateUnfit')} words={words} onDismiss={onDismiss} />;
}

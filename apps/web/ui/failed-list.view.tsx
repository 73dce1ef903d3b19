import { useSay } from '../messages/use-say.js';
import { ActionButton } from './action-button.view.js';
import { Notice } from './notice.view.js';

interface FailedListProps {
  readonly text: string;
  readonly onRetry: () => void;
}

/** Says that a list could not be fetched; whatever stands below it is of earlier. */
export function FailedList({ text, onRetry }: FailedListProps) {
  const say = useSay();
  return (
    <Notice sort="error" role="alert">
      <p className="nl-paragraph">{text}</p>
      <ActionButton onPress={onRetry}>{say('app.retry')}</ActionButton>
    </Notice>
  );
}

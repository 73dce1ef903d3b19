import { Notice } from '../ui/notice.view.js';
import type { Refusal } from './ask.js';
import { useRefusalText } from './use-refusal-text.js';

/** Says why something was refused; nothing while nothing was. */
export function RefusalNotice({ refusal }: { refusal: Refusal | undefined }) {
  const refusalText = useRefusalText();
  if (refusal === undefined) return null;
  return (
    <Notice sort="error" role="alert">
      <p className="utrecht-paragraph">{refusalText(refusal)}</p>
    </Notice>
  );
}

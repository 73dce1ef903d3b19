import { DateInput, DateSegment } from 'react-aria-components';
import { typedDateIn, type TypedDate } from './typed-date.js';

interface TypedSegmentsProps {
  readonly className?: string;
  readonly inputClassName: string;
  /** Typing is over: what stands in the field, before the field makes an existing day of it. */
  readonly onLeave: ((typed: TypedDate) => void) | undefined;
}

/** The parts of a date, to type one by one. */
export function TypedSegments({ className, inputClassName, onLeave }: TypedSegmentsProps) {
  return (
    <div
      className={className}
      onBlurCapture={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave?.(typedDateIn(currentTarget));
      }}
    >
      <DateInput className={inputClassName}>
        {(segment) => <DateSegment className="v-date__segment" segment={segment} />}
      </DateInput>
    </div>
  );
}

import { createContext, useContext, type ReactNode } from 'react';

const CoveredContext = createContext(false);

interface CoveredProps {
  readonly isCovered: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * Keeps its children as they are, with nothing of them to be seen or read aloud while they are covered. What stands on top of the
 * page, dialogs and what a button opened, is elsewhere in the document: it looks at `useIsCovered` itself.
 */
export function Covered({ isCovered, className, children }: CoveredProps) {
  const isWithin = useIsCovered();
  return (
    <CoveredContext value={isWithin || isCovered}>
      <div {...(isCovered ? { hidden: true } : { className })}>{children}</div>
    </CoveredContext>
  );
}

/** Whether the screen around this is covered now. */
export function useIsCovered(): boolean {
  return useContext(CoveredContext);
}

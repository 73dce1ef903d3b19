import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useWrittenText, type WrittenText } from '../ui/text-area.view.js';

/** Fewest characters of a reason (K-30). */
export const LEAST_REASON = 10;

/** The dialog of the emergency button: whether it is open, and the reason that is being written. */
interface Press {
  readonly reason: WrittenText;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

const PressContext = createContext<Press | null>(null);

/** Outlives what it is shown in: a connection that comes or goes takes away nothing that somebody was writing. */
export function PressProvider({ children }: { children: ReactNode }) {
  const reason = useWrittenText(LEAST_REASON);
  const [isOpen, setOpen] = useState(false);
  const press = useMemo(() => ({ reason, isOpen, setOpen }), [reason, isOpen]);
  return <PressContext value={press}>{children}</PressContext>;
}

export function usePress(): Press {
  const press = useContext(PressContext);
  if (!press) throw new Error('used outside an open plan');
  return press;
}

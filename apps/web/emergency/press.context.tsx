import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useOpenPlan } from '../plan/plan.context.js';
import { useWrittenText } from '../session/use-written.js';
import type { WrittenText } from '../ui/text-area.view.js';

/** Fewest characters of a reason (K-30). */
export const LEAST_REASON = 10;

/** Which dialogs about the emergency button are open. */
interface Press {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** The use that is being looked back on, or null. */
  readonly reviewed: string | null;
  readonly review: (use: string | null) => void;
}

const PressContext = createContext<Press | null>(null);

/** Outlives what the dialogs are shown in: a connection that comes or goes closes none of them. */
export function PressProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [reviewed, review] = useState<string | null>(null);
  const press = useMemo(() => ({ isOpen, setOpen, reviewed, review }), [isOpen, reviewed]);
  return <PressContext value={press}>{children}</PressContext>;
}

export function usePress(): Press {
  const press = useContext(PressContext);
  if (!press) throw new Error('used outside an open plan');
  return press;
}

/** Why somebody is about to press. Closed by mistake, the dialog keeps it. */
export function usePressReason(): WrittenText {
  const { planId } = useOpenPlan().client;
  return useWrittenText(`plan/${planId}/emergency`, LEAST_REASON);
}

import { useEffect } from 'react';

/** Titles end up in browser history: they name the screen, never a case or a person. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Vangnet`;
  }, [title]);
}

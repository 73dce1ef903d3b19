import { useEffect } from 'react';

/** Titles end up in browser history: they name the screen, never a case or a person. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – Vangnet`;
    // A screen that covered another one leaves it as it was.
    return () => {
      document.title = before;
    };
  }, [title]);
}

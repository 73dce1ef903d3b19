const PATHS = {
  add: 'M12 5v14M5 12h14',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  arrowUp: 'M12 19V5M6 11l6-6 6 6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  check: 'M5 12.5l4.5 4.5L19 7',
  chevronDown: 'M6 9l6 6 6-6',
  chevronLeft: 'M15 6l-6 6 6 6',
  chevronRight: 'M9 6l6 6-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  correct: 'M4 20l4.5-1L20 7.5 16.5 4 5 15.5zM14 6.5l3.5 3.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  drag: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  offline:
    'M3 3l18 18M8.5 15a5 5 0 0 1 5-1.3M5 11.5a10 10 0 0 1 4-2.4M12 6.5c3.8 0 6.8 1.4 9 4M12 19h.01',
  partial: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16',
  empty: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  remove: 'M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3',
  restore: 'M9 7L4 12l5 5M4 12h11a5 5 0 0 1 0 10',
  saving:
    'M12 4v4M12 16v4M4 12h4M16 12h4M6.3 6.3l2.9 2.9M14.8 14.8l2.9 2.9M17.7 6.3l-2.9 2.9M9.2 14.8l-2.9 2.9',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5',
  speech: 'M4 5h16v11H11l-5 4v-4H4z',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16h.01',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5h.01',
} as const;

const DOTS: ReadonlySet<string> = new Set(['more', 'drag']);

export type IconName = keyof typeof PATHS;

/** A picture beside words: never the only thing that says something, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={DOTS.has(name) ? 'v-icon v-icon--dots' : 'v-icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

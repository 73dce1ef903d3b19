/** The two languages of the screens. */
export type Language = 'nl' | 'en';

/** `live` loads the editor with carets of others; `plain` is an ordinary textarea, for assistive technology. */
export type EditorMode = 'live' | 'plain';

export interface Settings {
  readonly language: Language;
  readonly editor: EditorMode;
}

const KEY = 'vangnet.settings';
const DEFAULTS: Settings = { language: 'nl', editor: 'live' };

let current = read();
const listeners = new Set<() => void>();

/** How this person wants the screens, kept in this browser. Holds nothing of any plan. */
export const settingsStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: (): Settings => current,
  change(changed: Partial<Settings>): void {
    current = { ...current, ...changed };
    write(current);
    for (const listener of listeners) listener();
  },
};

/** Storage may be switched off, or hold what an older version wrote: then the defaults stand. */
function read(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return DEFAULTS;
    return {
      language: 'language' in stored && stored.language === 'en' ? 'en' : DEFAULTS.language,
      editor: 'editor' in stored && stored.editor === 'plain' ? 'plain' : DEFAULTS.editor,
    };
  } catch {
    return DEFAULTS;
  }
}

function write(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Without storage the choice holds until the page is reloaded.
  }
}

import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import type { Language } from '../settings/settings.store.js';
import { useSettings } from '../settings/use-settings.js';
import { en } from './en.messages.js';
import { nl } from './nl.messages.js';
import { TIME_ZONE } from './time-zone.js';

const MESSAGES = { nl, en } satisfies Record<Language, Readonly<Record<string, string>>>;

/** British English: dates and times as Dutch readers expect them. */
const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Language, string>;

/** Gives texts, dates and the strings inside the behaviours their language. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { language } = useSettings();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <IntlProvider
      locale={LOCALES[language]}
      defaultLocale={LOCALES.nl}
      messages={MESSAGES[language]}
      timeZone={TIME_ZONE}
    >
      <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
    </IntlProvider>
  );
}

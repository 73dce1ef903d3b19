/** A text cut into words, and what stands between them. */
export function segmentsOf(text: string, locale: string): string[] {
  return [...segmenter(locale).segment(text)].map(({ segment }) => segment);
}

/** How many words a text has, as people count them. */
export function wordCount(text: string, locale: string): number {
  return [...segmenter(locale).segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, known);
  return known;
}

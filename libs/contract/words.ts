import { z } from 'zod';

/** No control characters but the line break and tab, no lone surrogates, no carriage return: what a plan text may hold. */
export function isPlanText(text: string): boolean {
  return !/[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f]/u.test(text);
}

/**
 * What a line that something is known by may hold, such as a name or a label: no control character but the tab, nothing that
 * ends a line, and nothing that has what follows read the other way round.
 */
export function isLine(text: string): boolean {
  return isPlanText(text) && !/[\n\u0080-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);
}

/** In an issue of a shape: the text is of the right sort and holds a character that it may not. */
const ODD = { params: { code: 'VALUE_INVALID' } } as const;

/** Free words that somebody wrote down, without what stands around them; lengths in UTF-16 code units. */
export function words(most: number, least = 1): z.ZodType<string, string> {
  return z.string().trim().min(least).max(most).refine(isPlanText, ODD);
}

/** As `words`, for one line that something is known or found by. */
export function line(most: number, least = 1): z.ZodType<string, string> {
  return z.string().trim().min(least).max(most).refine(isLine, ODD);
}

/** Text that is compared and not kept, such as a password: as it was typed, but for characters that no text holds. */
export function typed(most: number, least = 1): z.ZodType<string, string> {
  return z.string().min(least).max(most).refine(isPlanText, ODD);
}

/** Where in what was sent an odd character stands, as in `ground.purpose`; undefined when there is something else wrong. */
export function oddField({ issues }: z.ZodError): string | undefined {
  const odd = issues.find(
    (issue) => issue.code === 'custom' && issue.params?.['code'] !== undefined,
  );
  return odd && odd.path.map(String).join('.');
}

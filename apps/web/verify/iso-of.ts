/** Unix milliseconds as the moments that screens show. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

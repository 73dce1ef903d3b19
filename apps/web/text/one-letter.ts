/** Whether this is what one key types; more was put in at once, by pasting, dropping or dictating. */
export function isOneLetter(words: string): boolean {
  return [...words].length === 1;
}

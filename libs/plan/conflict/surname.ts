/** Words before a surname that people write or leave out. */
const PREFIXES = new Set(
  [
    'aan af al bij da das de del dela della den der des di dos du el en het in la las le les lo los',
    'm o of onder op over s t te ten ter to tot uijt uit van vanden vander vd ver von voor vor zu zum zur',
  ].flatMap((line) => line.split(' ')),
);

/** Letters that NFKD leaves whole. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/**
 * Every way in which a surname counts (K-11): as a whole, and by each half of a double name. `van den Berg-el Amrani`
 * gives `bergamrani`, `berg` and `amrani`. Empty when no letter is left.
 */
export function surnameForms(surname: string): string[] {
  const halves = surname.split(/[-‐‑–—/]/).map(wordsOf);
  const whole = halves.flat();
  // Of a half that is nothing but prefixes there is nothing to know somebody by: "Al-Hassan".
  const own = halves.filter((words) => words.some((word) => !PREFIXES.has(word)));
  const forms = [whole, ...own].map(withoutPrefixes).filter((form) => form !== '');
  return [...new Set(forms)];
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[æœøßđðłıþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’ʼ`´]/g, ' ')
    .split(/[^\p{L}]+/u)
    .map((word) => word.replace(/ij/g, 'y'))
    .filter((word) => word !== '');
}

/** A name that is nothing but prefixes (`Le`, `De`) is taken as it is. */
function withoutPrefixes(words: readonly string[]): string {
  const rest = words.filter((word) => !PREFIXES.has(word));
  return (rest.length > 0 ? rest : words).join('');
}

import Bowser from 'bowser';

/** Where a session began, in words that a person knows it by. Null where the browser does not say. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** Longer than any browser's, shorter than what could keep a parser busy. */
const LONGEST = 512;

/** Names only, without versions: enough to recognise, too little to follow somebody by. */
export function deviceOf(userAgent: string | undefined): Device {
  if (userAgent === undefined || userAgent === '') return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
  return { browser: wordIn(browser.name), system: wordIn(os.name) };
}

/** Only what looks like a name: the header is whatever somebody sends. */
function wordIn(name: string | undefined): string | null {
  return name !== undefined && /^[\w .-]{1,40}$/.test(name) ? name : null;
}

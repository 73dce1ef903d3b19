import { momentOf } from './shapes.mjs';

const DIGIT_0 = 48;
const COLON = 58;
const [HOUR, MINUTE, SECOND] = [3_600_000, 60_000, 1000];

/** Moments of many lines, most of which are of the same day as the one before. */
export class Moments {
  #day = '';
  #midnight = 0;

  /** Unix milliseconds of the 24 characters from `from`; undefined for what is no moment. @param {string} text @param {number} from */
  at(text, from) {
    const day = text.slice(from, from + 10);
    if (day !== this.#day) {
      const midnight = momentOf(`${day}T00:00:00.000Z`);
      if (midnight === undefined) return undefined;
      [this.#day, this.#midnight] = [day, midnight];
    }
    if (text[from + 10] !== 'T' || text[from + 19] !== '.' || text[from + 23] !== 'Z')
      return undefined;
    if (text.charCodeAt(from + 13) !== COLON || text.charCodeAt(from + 16) !== COLON)
      return undefined;
    const hour = number(text, from + 11, 2);
    const minute = number(text, from + 14, 2);
    const second = number(text, from + 17, 2);
    const rest = number(text, from + 20, 3);
    if (!(hour < 24 && minute < 60 && second < 60 && rest < 1000)) return undefined;
    return this.#midnight + hour * HOUR + minute * MINUTE + second * SECOND + rest;
  }
}

/** NaN where there is anything but digits. @param {string} text @param {number} from @param {number} length */
function number(text, from, length) {
  let value = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_0;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

import { Words, type SealingKey } from '#history';
import { closeWords } from '../../../libs/history/words.js';

/** What stands sealed in a row of a plan that a test makes up, as a JSON of rows carries it. */
export function wordsIn(key: SealingKey, planId: string, streamId: string, value: unknown) {
  const stream = { id: streamId, keyId: key.id };
  const { key_id, words } = closeWords(key.key, planId, new Words(value, stream));
  return { key_id, words: `\\x${words.toString('hex')}` };
}

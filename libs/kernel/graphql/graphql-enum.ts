import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum of words that the contract knows: the same words on every channel. */
export function graphqlEnum<const Word extends string>(
  words: readonly Word[],
  about: { name: string; description: string; of?: (word: Word) => string },
): Record<Word, Word> {
  const words_ = Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
  const valuesMap = Object.fromEntries(
    words.map((word) => [word, about.of ? { description: about.of(word) } : {}]),
  ) as Record<Word, { description?: string }>;
  registerEnumType(words_, { name: about.name, description: about.description, valuesMap });
  return words_;
}

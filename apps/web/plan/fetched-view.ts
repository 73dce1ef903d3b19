import { z } from 'zod';
import { VIEW_MANNERS, type PresentedCorrection, type PresentedView } from '#contract';

const idShape = z.object({ id: z.string() });
export const authorShape = z.object({ person: idShape, organisation: idShape });

export const correctionShape = z
  .object({ by: authorShape, at: z.string(), reason: z.string() })
  .nullable();

export const viewShape = z.object({
  field: z.string(),
  stream: z.string(),
  rev: z.number(),
  person: z.string(),
  words: z.string(),
  givenOn: z.string(),
  manner: z.enum(VIEW_MANNERS),
  by: authorShape,
  at: z.string(),
  corrected: correctionShape,
});

/** A correction as the screens show it; nothing where there is none. */
export function correctionOf(said: z.infer<typeof correctionShape>): {
  corrected?: PresentedCorrection;
} {
  return said ? { corrected: { ...said, by: authorOf(said.by) } } : {};
}

/** An own view as the screens show it. */
export function viewOf(view: z.infer<typeof viewShape>): PresentedView {
  const { person, words, givenOn, manner, by, corrected, ...place } = view;
  const value = { person, words, givenOn, manner };
  return { ...place, value, by: authorOf(by), ...correctionOf(corrected) };
}

function authorOf({ person, organisation }: z.infer<typeof authorShape>) {
  return { person: person.id, organisation: organisation.id };
}

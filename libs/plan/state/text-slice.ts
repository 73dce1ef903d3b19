import { joinSpans, spansBetween } from '#text';
import type { TextContent } from './plan-shape.js';

/** Part of a text, with who wrote it; from one UTF-16 code unit up to another. */
export function sliceOf({ text, spans }: TextContent, from: number, to: number): TextContent {
  return {
    type: 'text',
    text: text.slice(from, to),
    spans: spansBetween(spans, from, to),
    recent: [],
  };
}

/** Texts put one behind the other. */
export function joined(first: TextContent, ...others: readonly TextContent[]): TextContent {
  const parts = [first, ...others];
  const text = others.reduce((before, { text: next }) => before.append(next), first.text);
  return { type: 'text', text, spans: joinSpans(...parts.map(({ spans }) => spans)), recent: [] };
}

/** Whether a place in a text lies within a character, of which half would stay and half would go. */
export function isWithinCharacter({ text }: TextContent, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.sliceString(Math.max(0, at - 1), at + 1));
}

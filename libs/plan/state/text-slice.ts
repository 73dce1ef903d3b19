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

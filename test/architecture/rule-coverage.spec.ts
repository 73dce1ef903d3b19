import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOTS = ['apps', 'libs', 'test'];
const RULE = /^[*-] \*\*([A-Z]-\d{2})\*\*/gm;
const TITLE = /\b(?:it|test)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;

describe('the rules of docs/spec', () => {
  it('stand in at least one test title each, and titles name no rule that does not exist', async () => {
    const rules = new Set(
      (await textsIn('docs/spec', '.md')).flatMap((text) => found(text, RULE, 1)),
    );
    const titles = (
      await Promise.all(ROOTS.map((root) => textsIn(root, '.spec.ts', '.spec.tsx', '.contract.ts')))
    )
      .flat()
      .flatMap((text) => found(text, TITLE, 2));
    const named = new Set(titles.flatMap((title) => found(title, /\[([A-Z]-\d{2})\]/g, 1)));
    expect(rules.size).toBeGreaterThan(50);
    const tested = [...rules].filter((rule) => !rule.startsWith('D-'));
    expect(tested.filter((rule) => !named.has(rule))).toEqual([]);
    // Letters that no page of docs/spec uses stand for rules of the subject matter.
    const letters = new Set([...rules].map((rule) => rule.charAt(0)));
    const made = [...named].filter((rule) => letters.has(rule.charAt(0)));
    expect(made.filter((rule) => !rules.has(rule))).toEqual([]);
  });
});

async function textsIn(root: string, ...endings: string[]): Promise<string[]> {
  const names = await readdir(root, { recursive: true });
  const files = names.filter(
    (name) => !name.includes('node_modules') && endings.some((ending) => name.endsWith(ending)),
  );
  return Promise.all(files.map((name) => readFile(join(root, name), 'utf8')));
}

function found(text: string, pattern: RegExp, group: number): string[] {
  return [...text.matchAll(pattern)].map((match) => match[group] ?? '');
}

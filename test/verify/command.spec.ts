import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ITEM_KIND_NAMES, kindOf } from '#contract';
import { nl } from '../../apps/web/messages/nl.messages.js';
import { en } from '../../apps/web/messages/en.messages.js';
import { writeDemoSample } from '../support/ledger/demo-sample.js';
import { fileOf, recordsOf } from '../support/ledger/ledger-records.js';

const SAMPLES = 'docs/samples';
const SAMPLE = join(SAMPLES, 'demo.ledger');
const KEYS = ['--keys', join(SAMPLES, 'demo.keys.json')];
const TOOL = 'tools/verify';

interface Said {
  code: number;
  out: string;
  err: string;
}

/** As `npm run verify -- …` runs it, without anything of the environment. */
function verify(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(TOOL, 'verify.mjs'), ...args],
      { env: {} },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}

describe('the command that verifies', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vangnet-verify-'));
    // WRITE_SAMPLES=1 makes docs/samples anew.
    if (process.env['WRITE_SAMPLES'] === '1') await writeDemoSample(SAMPLES);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  it('[X-40] [X-41] finds the sample right, and says what was checked and what was not', async () => {
    const { code, out, err } = await verify(SAMPLE, ...KEYS, '--witnesses', '1');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^GOED {2}Alles wat in dit bestand staat klopt\.\n\d+ wijzigingen in \d+ reeksen nagerekend\.\n/,
    );
    expect(out).toContain('Ondertekend door: Ondertekenaar.');
    expect(out).toContain('Medeondertekend door: Getuige.');
    expect(out).toContain('Volgens de kop: zaak ');
    const english = await verify(
      SAMPLE,
      '--language',
      'en',
      '--receipts',
      join(SAMPLES, 'demo.receipts'),
    );
    expect([english.code, english.err]).toEqual([0, '']);
    expect(english.out).toContain('RIGHT  Everything in this file holds.');
    expect(english.out).toContain('No keys given (--keys): signatures were not checked');
    expect(english.out).toMatch(/\d+ receipts stand in the file as they were given\./);
  });

  it('[X-41] says where something is wrong, and what it is about, in words', async () => {
    const records = recordsOf(await readFile(SAMPLE));
    const change = records.changes.find(({ kind }) => kind === 'text.edited');
    if (!change) throw new Error('an edit in the sample');
    change.body.value = { changes: [[0, 'Iets anders']] };
    const path = await written('changed.ledger', fileOf(records));
    const { code, out } = await verify(path, ...KEYS);
    const line = 3 + records.changes.indexOf(change);
    expect(code).toBe(1);
    expect(out).toContain('FOUT  Er is één ding mis.');
    const place = `Regel ${line} \\([^)]+ van [A-Z][^)]+, wijziging ${change.rev}, reeks ${change.stream}\\)`;
    expect(out).toMatch(new RegExp(`${place}: De inhoud is veranderd`));
    const json = JSON.parse((await verify(path, ...KEYS, '--json')).out) as {
      result: string;
      faults: { code: string; line: number; stream: string; rev: number; text: string }[];
    };
    expect(json.result).toBe('wrong');
    expect(json.faults).toMatchObject([
      { code: 'BODY', line, stream: change.stream, rev: change.rev },
    ]);
  });

  it('[X-41] goes on after a fault, and shows at most twenty', async () => {
    const records = recordsOf(await readFile(SAMPLE));
    for (const change of records.changes) change.organisation = change.stream;
    const { code, out } = await verify(
      await written('all.ledger', fileOf(records)),
      '--language=en',
    );
    expect(code).toBe(1);
    expect(out.match(/^ {2}Line /gm)).toHaveLength(20);
    expect(out).toContain(`  … and ${records.changes.length - 20} more.`);
  });

  it('[X-40] exits with 2 where there is nothing to judge, and says why', async () => {
    const words = await written('words.txt', 'Beste lezer,\n');
    const bad = await written('bad.json', '{"signers":[]}');
    const small = { name: 'Klein', key: `01${'00'.repeat(31)}` };
    const weak = await written('weak.json', JSON.stringify({ signers: [small], witnesses: [] }));
    const cases: [string[], string][] = [
      [[], 'Deze opdracht is niet te begrijpen.'],
      [[SAMPLE, SAMPLE], 'Deze opdracht is niet te begrijpen.'],
      [[SAMPLE, '--nonsense'], 'Deze opdracht is niet te begrijpen.'],
      [[SAMPLE, '--language', 'de'], 'Deze opdracht is niet te begrijpen.'],
      [[join(folder, 'gone.ledger')], 'Niet te lezen: '],
      [[folder], 'Niet te lezen: '],
      [[words], 'Dit is geen exportbestand van Vangnet'],
      [[SAMPLE, '--keys', bad], 'Het bestand met sleutels is niet wat het moet zijn.'],
      [[SAMPLE, '--keys', weak], 'De sleutel van Klein is geen geldige sleutel.'],
      [[SAMPLE, '--witnesses', '1'], 'Om getuigen vragen kan alleen met een bestand met sleutels'],
      [[SAMPLE, '--receipts', words], 'Regel 1 van de bevestigingen is niet wat zij moet zijn.'],
      [[SAMPLE, '--seen', words], 'De bewaarde stand is geen stand van een logboek.'],
    ];
    for (const [args, text] of cases) {
      const { code, out, err } = await verify(...args);
      expect([args, code, out, err.split('\n')[0]]).toEqual([
        args,
        2,
        '',
        expect.stringContaining(text),
      ]);
    }
    const json = await verify(words, '--json');
    expect([json.code, JSON.parse(json.out)]).toMatchObject([
      2,
      { result: 'nothing', code: 'NO_HEADER' },
    ]);
    expect((await verify('--help')).out).toContain('npm run verify -- BESTAND');
  });

  it('[X-40] imports nothing but Node and itself', async () => {
    const files = (await readdir(TOOL)).filter((name) => name.endsWith('.mjs'));
    const imports: string[] = [];
    for (const name of files) {
      const text = await readFile(join(TOOL, name), 'utf8');
      const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
      expect([name, code.match(/\bimport\(|\brequire\b|\beval\b/)]).toEqual([name, null]);
      imports.push(...[...code.matchAll(/\bfrom '([^']+)';/g)].map(([, from]) => from ?? ''));
    }
    expect(imports.length).toBeGreaterThan(30);
    const own = files.map((name) => `./${name}`);
    expect(imports.filter((from) => !from.startsWith('node:') && !own.includes(from))).toEqual([]);
  });

  it('[X-41] has a word for everything, in both languages, and the words of the screen for what is in a plan', async () => {
    const { WORDS } = await import('../../tools/verify/words.mjs');
    for (const part of ['parts', 'evidence', 'faults', 'inputs', 'lines'] as const) {
      expect(Object.keys(WORDS.en[part])).toEqual(Object.keys(WORDS.nl[part]));
    }
    const sources = await Promise.all(
      (await readdir(TOOL)).map((name) => readFile(join(TOOL, name), 'utf8')),
    );
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/fault\(\s*'([A-Z_]+)'/g)].map(([, code]) => code ?? ''),
    );
    expect(codes.length).toBeGreaterThan(25);
    expect(codes.filter((code) => WORDS.nl.faults[code] === undefined)).toEqual([]);
    const labels = JSON.parse(await readFile(join(TOOL, 'labels.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const ids = ITEM_KIND_NAMES.flatMap((kind) => [
      `kind.${kind}`,
      ...Object.keys(kindOf(kind).fields).map((field) => `field.${kind}.${field}`),
    ]);
    const ofPlan = (messages: Readonly<Record<string, string>>) =>
      Object.fromEntries(ids.map((id) => [id, messages[id]]));
    expect(labels).toEqual({ nl: ofPlan(nl), en: ofPlan(en) });
  });
});

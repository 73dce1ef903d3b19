import { execFile } from 'node:child_process';
import { createContext, runInContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Answer, FileTrust, FileVerdict, Question } from '../../../apps/checker/message.js';

const BUNDLER = fileURLToPath(new URL('bundle-checker.mjs', import.meta.url));

/** The checker as a browser gets it, in a world where nothing is of Node. */
export class BundledChecker {
  private readonly answers: Answer[] = [];
  private listener: ((event: { data: Question }) => void) | undefined;

  private constructor(code: string) {
    const world = createContext({
      TextEncoder,
      TextDecoder,
      addEventListener: (_type: string, listener: (event: { data: Question }) => void) => {
        this.listener = listener;
      },
      postMessage: (answer: Answer) => void this.answers.push(answer),
    });
    runInContext(code, world);
  }

  static async start(): Promise<BundledChecker> {
    const { stdout } = await promisify(execFile)(process.execPath, [BUNDLER], {
      maxBuffer: 1 << 24,
    });
    return new BundledChecker(stdout);
  }

  ask(question: Question): Answer {
    this.listener?.({ data: question });
    const answer = this.answers.pop();
    if (!answer) throw new Error('the checker did not answer');
    return answer;
  }

  /** Undefined where there is nothing to judge. */
  verdictOn(file: Buffer, trust: Partial<FileTrust>, partLength = 10_000): FileVerdict | undefined {
    const nothing = { keys: undefined, receipts: [], seen: undefined, shown: [], language: 'nl' };
    const answers = [this.ask({ ask: 'begin', trust: { ...nothing, ...trust } as FileTrust })];
    for (let from = 0; from < file.length; from += partLength) {
      answers.push(this.ask({ ask: 'part', bytes: file.subarray(from, from + partLength) }));
    }
    answers.push(this.ask({ ask: 'end' }));
    if (answers.some(({ is }) => is === 'nothing')) return undefined;
    const last = answers.at(-1);
    return last?.is === 'verdict' ? last.verdict : undefined;
  }
}

import type { Answer, FileVerdict, HeadVerdict, Question } from '../../checker/message.js';

/** The verifier in a worker, so that no screen waits for it (G-70). It fails by throwing; then it is to be let go of. */
export class Checker {
  private readonly worker = new Worker(new URL('../../checker/main.ts', import.meta.url), {
    type: 'module',
  });

  /** One question at a time. */
  async ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      this.worker.onerror = () => reject(new Error('the checker failed'));
      this.worker.postMessage(question);
    });
  }

  async head(question: Omit<Extract<Question, { ask: 'head' }>, 'ask'>): Promise<HeadVerdict> {
    const answer = await this.ask({ ask: 'head', ...question });
    if (answer.is !== 'head') throw new Error('another answer');
    return answer.verdict;
  }

  /** Null when there was nothing to judge. */
  async conclude(): Promise<FileVerdict | null> {
    const answer = await this.ask({ ask: 'end' });
    return answer.is === 'verdict' ? answer.verdict : null;
  }

  close(): void {
    this.worker.terminate();
  }
}

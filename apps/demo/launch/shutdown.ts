/** Thrown between two steps of a start that was told to stop. */
export class StoppedEarly extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedEarly';
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_POLL_MS = 1000;

/**
 * Ends what was started, last first, when a signal comes, when the npm that runs this is gone, or when asked to. More
 * signals change nothing: a terminal and npm both pass Ctrl+C on, and every stop ends within a time of its own.
 */
export class Shutdown {
  private readonly closers: (() => Promise<void>)[] = [];
  private readonly wanted: Promise<void>;
  private isWanted = false;

  constructor() {
    this.wanted = new Promise((resolve) => {
      const stop = (): void => {
        this.isWanted = true;
        resolve();
      };
      for (const signal of SIGNALS) process.on(signal, stop);
      if (process.env['npm_lifecycle_event'] !== undefined) onParentGone(stop);
    });
  }

  /** Settles when a signal asks for the end. */
  get asked(): Promise<void> {
    return this.wanted;
  }

  /** A step of the start, with what undoes it; nothing new begins once the end was asked for. */
  async step<T>(run: () => Promise<T>, undo: (result: T) => Promise<void>): Promise<T> {
    if (this.isWanted) throw new StoppedEarly();
    const result = await run();
    this.closers.push(() => undo(result));
    if (this.isWanted) throw new StoppedEarly();
    return result;
  }

  async close(): Promise<void> {
    for (;;) {
      const closer = this.closers.pop();
      if (!closer) return;
      await closer();
    }
  }
}

/** npm that is killed cannot pass that on; this process then gets another parent. */
function onParentGone(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_POLL_MS);
  timer.unref();
}

/** What a parent process or a script waits for: the server answers from now on. */
export interface Ready {
  ready: true;
  port: number;
}

/** Tells the parent process, or who reads the standard output. */
export function announce(message: Ready): void {
  if (process.send) process.send(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** A server that a parent started ends with it, however that one ended: no process is left behind. */
export function stopWithParent(stop: () => void): void {
  if (process.send) process.once('disconnect', stop);
}

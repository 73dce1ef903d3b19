import type { AnyVariables, Client, DocumentInput, OperationResult } from 'urql';

export interface Question<D, V extends AnyVariables> {
  readonly query: DocumentInput<D, V>;
  readonly variables: V;
}

/**
 * Asks the server, whatever was fetched before; no answer comes once `signal` is aborted. Such a question is taken back:
 * the client would hand its answer to the next one that is alike, and it was asked under earlier rights.
 */
export function askFresh<D, V extends AnyVariables>(
  client: Client,
  { query, variables }: Question<D, V>,
  signal: AbortSignal,
): Promise<OperationResult<D, V>> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    const asked = client
      .query(query, variables, { requestPolicy: 'network-only' })
      .subscribe((answer) => {
        if (answer.stale) return;
        asked.unsubscribe();
        if (!signal.aborted) resolve(answer);
      });
    signal.addEventListener('abort', () => asked.unsubscribe(), { once: true });
  });
}

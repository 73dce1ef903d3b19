import type { RestoreEvidence } from '#ledger';

/** The server does not answer as it should; the message holds no token. */
export class NoAnswer extends Error {}

const PATIENCE_MS = 10_000;

/** What a server shows of its ledger, unverified. */
export class LedgerApi {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** The newest log head, and who cosigned it. */
  async head(): Promise<{ logHead: Buffer; cosignatures: Buffer[] }> {
    const { logHead, cosignatures } = await this.get('head');
    return { logHead: bytesOf(logHead), cosignatures: listOf(cosignatures).map(bytesOf) };
  }

  async consistency(from: number, to: number): Promise<Buffer[]> {
    const { hashes } = await this.get(`consistency?from=${from}&to=${to}`);
    return listOf(hashes).map(bytesOf);
  }

  /** The newest restores in a log of a size, each with what shows it. */
  async restores(size: number): Promise<RestoreEvidence[]> {
    const { restores } = await this.get(`restores?to=${size}`);
    return listOf(restores).map((one) => {
      const { bytes, inclusion, consistency } = Object(one) as Record<string, unknown>;
      return {
        bytes: bytesOf(bytes),
        inclusion: listOf(inclusion).map(bytesOf),
        consistency: listOf(consistency).map(bytesOf),
      };
    });
  }

  async send(size: number, cosignature: Buffer): Promise<void> {
    const body = JSON.stringify({ size, cosignature: cosignature.toString('base64') });
    await this.ask('cosignatures', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
  }

  private async get(path: string): Promise<Record<string, unknown>> {
    const response = await this.ask(path, {});
    return Object(await response.json().catch(() => undefined)) as Record<string, unknown>;
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${this.token}` };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${this.url}/ledger/${path}`, {
      ...init,
      headers,
      signal,
      redirect: 'error',
    }).catch(() => undefined);
    if (response?.ok) return response;
    throw new NoAnswer(`the server answers ${response?.status ?? 'nothing'} to ${path}`);
  }
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new NoAnswer('the server answers in another shape');
}

function bytesOf(value: unknown): Buffer {
  if (typeof value === 'string') return Buffer.from(value, 'base64');
  throw new NoAnswer('the server answers in another shape');
}

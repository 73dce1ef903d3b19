import type { Config } from './config/config.js';

/** Tells whether a page may talk to this server. The browser names the page's origin; scripts name none. */
export class Origins {
  private port: number;

  constructor(private readonly config: Pick<Config, 'origins' | 'http' | 'demo'>) {
    this.port = config.http.port;
  }

  /** The port that the system chose, when it was asked to choose one. */
  listeningOn(port: number): void {
    this.port = port;
  }

  allows(origin: string): boolean {
    if (this.config.origins.includes(origin)) return true;
    return this.config.demo && this.isOfDemo(origin);
  }

  /** In the demo each person has a host of their own, `w1.localhost`, so that one browser holds many sessions. */
  private isOfDemo(origin: string): boolean {
    if (!URL.canParse(origin)) return false;
    const { protocol, hostname, port } = new URL(origin);
    const ours =
      hostname === 'localhost' ||
      hostname === '127.0.0.1' ||
      /^[a-z0-9-]+\.localhost$/.test(hostname);
    return protocol === 'http:' && ours && Number(port || 80) === this.port;
  }
}

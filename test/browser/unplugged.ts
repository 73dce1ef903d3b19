import type { Page, WebSocketRoute } from '@playwright/test';

/** A network cable between a window and the server that can be pulled out: nothing comes through, and nobody is told. */
export class Cable {
  private isOut = false;
  /** What waits to be sent, while it is held back. */
  private held: (() => void)[] | null = null;
  private readonly open = new Set<WebSocketRoute>();

  /** Has to come before the page opens its socket. */
  static async of(page: Page): Promise<Cable> {
    const cable = new Cable();
    await page.routeWebSocket(/\/live/, (socket) => cable.carry(socket));
    return cable;
  }

  pullOut(): void {
    this.isOut = true;
  }

  /** What the window sends does not get through for now; what the server sends does. */
  holdBack(): void {
    this.held = [];
  }

  letGo(): void {
    for (const send of this.held ?? []) send();
    this.held = null;
  }

  /** What was open is dead by now, as after a real interruption. */
  async putBack(): Promise<void> {
    this.isOut = false;
    await this.closeAll();
  }

  /** Pulled out, and this window is told at once. */
  async cut(): Promise<void> {
    this.isOut = true;
    await this.closeAll();
  }

  private async closeAll(): Promise<void> {
    await Promise.all(
      [...this.open].map((socket) => socket.close({ code: 1006 }).catch(() => undefined)),
    );
    this.open.clear();
  }

  private carry(socket: WebSocketRoute): void {
    if (this.isOut) {
      void socket.close({ code: 1001 });
      return;
    }
    const server = socket.connectToServer();
    this.open.add(socket);
    socket.onMessage((message) => {
      if (this.isOut) return;
      if (this.held) this.held.push(() => server.send(message));
      else server.send(message);
    });
    server.onMessage((message) => {
      if (!this.isOut) socket.send(message);
    });
  }
}

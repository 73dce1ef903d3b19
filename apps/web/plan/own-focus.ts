import type { LiveClient, Place } from '#client';
import type { Section } from '#contract';

/** How long after leaving a field its changes may still be one's own, on their way back from the server. */
const AFTERGLOW_MS = 3000;

/** Which field has focus on this screen: told to the others, and left out of what is read out (no echo of typing). */
export class OwnFocus {
  private stream: string | null = null;
  private readonly leftAt = new Map<string, number>();

  constructor(private readonly client: LiveClient) {}

  enter(section: Section, stream: string, caret: Place['caret'] = null): void {
    if (this.stream !== null && this.stream !== stream) this.leftAt.set(this.stream, Date.now());
    this.stream = stream;
    this.client.setPlace({ section, stream, caret });
  }

  leave(section: Section, stream: string): void {
    if (this.stream !== stream) return;
    this.leftAt.set(stream, Date.now());
    this.stream = null;
    this.client.setPlace({ section, stream: null, caret: null });
  }

  /** Whether a change of this stream may be one's own typing. */
  isTypedIn(stream: string): boolean {
    return this.stream === stream || Date.now() - (this.leftAt.get(stream) ?? 0) < AFTERGLOW_MS;
  }
}

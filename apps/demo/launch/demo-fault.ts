/** The demo cannot do what was asked; the message says why, and what to do. Shown without a stack. */
export class DemoFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DemoFault';
  }
}

import type { Page } from '@playwright/test';

/** The part of React's own bookkeeping that tells what was rendered anew; the same that its developer tools read. */
interface Fiber {
  readonly flags: number;
  readonly stateNode: unknown;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly return: Fiber | null;
}

/** Set on a component that was rendered, not skipped. */
const PERFORMED_WORK = 1;

/** Which parts of a plan a window renders anew. */
export class Rendered {
  private constructor(private readonly page: Page) {}

  /** To be asked before the page is opened. */
  static async of(page: Page): Promise<Rendered> {
    await page.addInitScript(watch, PERFORMED_WORK);
    return new Rendered(page);
  }

  /**
   * How often a component was rendered since the last time this was asked, by place: the id of its item, "header" for the
   * head of the plan, or "else".
   */
  take(): Promise<Record<string, number>> {
    return this.page.evaluate(() => {
      const { vangnetRendered } = globalThis as { vangnetRendered?: Record<string, number> };
      Object.assign(globalThis, { vangnetRendered: {} });
      return vangnetRendered ?? {};
    });
  }
}

/** Runs in the page. */
function watch(performedWork: number): void {
  const placeOf = (fiber: Fiber): string => {
    let at: Fiber | null = fiber;
    while (at && !(at.stateNode instanceof Element)) at = at.child;
    for (at ??= fiber; at && !(at.stateNode instanceof Element);) at = at.return;
    const element = at?.stateNode;
    if (!(element instanceof Element)) return 'else';
    const item = element.closest('[data-item]')?.getAttribute('data-item');
    return item ?? (element.closest('.v-plan-header') ? 'header' : 'else');
  };
  const walk = (next: Fiber, previous: Fiber | null, count: (fiber: Fiber) => void): void => {
    if (next === previous) return;
    if ((next.flags & performedWork) !== 0) count(next);
    if (previous && next.child === previous.child) return;
    for (let child = next.child; child; child = child.sibling) walk(child, child.alternate, count);
  };
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_renderer: number, { current }: { current: Fiber }) => {
        const { vangnetRendered: seen = {} } = globalThis as {
          vangnetRendered?: Record<string, number>;
        };
        Object.assign(globalThis, { vangnetRendered: seen });
        walk(current, current.alternate, (fiber) => {
          const place = placeOf(fiber);
          seen[place] = (seen[place] ?? 0) + 1;
        });
      },
    },
  });
}

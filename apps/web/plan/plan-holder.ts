import { openLivePlan } from './live-connection.js';
import { OpenPlan } from './open-plan.js';

/** Opens a plan when the first screen wants it, and closes it with the last. */
export class PlanHolder {
  private plan: OpenPlan | null = null;

  constructor(private readonly planId: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    const opened = new OpenPlan(openLivePlan(this.planId));
    this.plan = opened;
    listener();
    return () => {
      opened.client.close();
      if (this.plan === opened) this.plan = null;
    };
  };

  readonly getSnapshot = (): OpenPlan | null => this.plan;
}

import type { Change } from '#history';
import { presentEmergencies, type PlanRoom } from '#plan';
import type { Viewer } from '../viewer.js';

const NOTHING = '[]';

/**
 * Tells of the emergency button, person by person, and only those whose business it is (K-34). Nobody else gets so much as
 * an empty message.
 */
export class EmergencyTeller {
  private readonly told = new WeakMap<Viewer, string>();
  private mustLook = false;

  constructor(private readonly room: PlanRoom) {}

  /** Typing changes nothing about whose business a use is; anything else may. */
  follow({ kind }: Change): void {
    if (kind !== 'text.edited') this.mustLook = true;
  }

  tellNews(viewers: readonly Viewer[]): void {
    if (!this.mustLook) return;
    this.mustLook = false;
    for (const viewer of viewers) this.tell(viewer);
  }

  /** Somebody opened the plan, and knows nothing yet. */
  greet(viewer: Viewer): void {
    this.told.delete(viewer);
    this.tell(viewer);
  }

  private tell(viewer: Viewer): void {
    const { present, planId } = this.room;
    const emergencies = presentEmergencies(present, viewer.actor);
    const written = JSON.stringify(emergencies);
    if (written === (this.told.get(viewer) ?? NOTHING)) return;
    this.told.set(viewer, written);
    viewer.socket.emit('plan:emergencies', { planId, emergencies });
  }
}

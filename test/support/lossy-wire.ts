import type { Bus, BusListener } from '#live';

/** What nodes tell each other in one process, and what of it gets lost. */
export class LossyWire {
  private readonly nodes = new Map<Bus, BusListener>();
  private readonly silent = new Set<Bus>();
  delivered = 0;
  lost = 0;

  constructor(private readonly loses: () => boolean) {}

  /** The end of the wire for one node. */
  bus(): Bus {
    const bus: Bus = {
      start: (listener) => {
        this.nodes.set(bus, listener);
        return Promise.resolve();
      },
      announceHead: (planId, seq) => this.tell(bus, (other) => other.onHead(planId, seq)),
      announcePresence: (notice) => this.tell(bus, (other) => other.onPresence(notice)),
      announcePerson: (person) => this.tell(bus, (other) => other.onPerson(person)),
      stop: () => {
        this.nodes.delete(bus);
        return Promise.resolve();
      },
    };
    return bus;
  }

  /** From here on nothing of this node is heard, as if it had died. */
  silence(bus: Bus): void {
    this.silent.add(bus);
  }

  private tell(from: Bus, message: (other: BusListener) => void): void {
    for (const [bus, other] of this.nodes) {
      if (bus === from) continue;
      const isLost = this.silent.has(from) || this.loses();
      if (isLost) this.lost += 1;
      else setImmediate(() => message(other));
      if (!isLost) this.delivered += 1;
    }
  }
}

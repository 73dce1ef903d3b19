import {
  makeOpId,
  type Audience,
  type ErrorCode,
  type OpResult,
  type PresentedChange,
  type PresentedPlan,
  type PresentPerson,
} from '#contract';
import { Courier } from './courier.js';
import type { LiveClient, LiveOptions, Place } from './live-client.js';
import { SYSTEM_ENVIRONMENT, type LiveEnvironment } from './live-socket.js';
import { LiveStore } from './live-store.js';
import type { LiveText } from './live-text.js';
import { DEFAULT_TIMES, type LiveTimes } from './live-times.js';
import { OpQueue, type ValueOp } from './op-queue.js';
import { peopleAfter } from './people.js';
import { PlanModel } from './plan-model.js';
import { PlanSession, type SessionListener } from './plan-session.js';
import { PresencePace } from './presence-pace.js';
import { Receipts, type Receipt } from './receipts.js';
import { SaveWatch } from './save-watch.js';
import { TextDesk } from './text-desk.js';
import type { TextHandle } from './text-handle.js';
import { ValueEdits } from './value-edits.js';

/** Makes the live client of one plan; nothing happens before `open`. */
export function createLiveClient(options: LiveOptions): LiveClient {
  return new PlanClient(options);
}

/** Holds the parts together: session, texts, ops and what the screen is shown of them. */
class PlanClient implements LiveClient {
  readonly planId: string;
  readonly store = new LiveStore();
  private readonly environment: LiveEnvironment;
  private readonly times: LiveTimes;
  private readonly session: PlanSession;
  private readonly courier: Courier;
  private readonly desk: TextDesk;
  private readonly queue: OpQueue;
  private readonly model: PlanModel;
  private readonly edits: ValueEdits;
  private readonly saving: SaveWatch;
  private readonly presence: PresencePace;
  private readonly confirmed = new Receipts();
  /** Texts that the plan's own copy trails behind. */
  private readonly unsettled = new Set<LiveText>();
  private stopSettling: (() => void) | null = null;
  private clockAhead = 0;

  constructor(private readonly options: LiveOptions) {
    const { planId, socket, environment = SYSTEM_ENVIRONMENT } = options;
    const times = { ...DEFAULT_TIMES, ...options.times };
    this.planId = planId;
    this.environment = environment;
    this.times = times;
    this.session = new PlanSession({
      planId,
      socket,
      environment,
      times,
      isSessionOver: options.isSessionOver ?? (() => Promise.resolve(false)),
      listener: this.sessionListener(),
    });
    const onSilence = (): void => this.session.reconnect();
    const onAnswer = (results: readonly OpResult[]): void => this.confirmed.note(results);
    this.courier = new Courier({ planId, socket, environment, times, onSilence, onAnswer });
    this.desk = this.makeDesk();
    this.queue = new OpQueue({
      courier: this.courier,
      onResult: (op, result) => this.answered(op, result),
      onChange: () => this.show(),
    });
    this.model = new PlanModel({
      store: this.store,
      values: () => this.queue.values,
      present: (text) => this.desk.present(text),
    });
    this.edits = new ValueEdits(this.queue, this.model, () => this.newOpId());
    this.saving = new SaveWatch(environment, times, () => this.look());
    this.presence = new PresencePace(environment, times.presence, {
      caretIn: (stream) => this.desk.text(stream)?.carets.own ?? null,
      send: (place) => {
        if (this.session.isOpen) socket.emit('presence', { planId, ...place });
      },
    });
  }

  open(): void {
    this.session.start();
    this.look();
  }

  close(): void {
    this.session.stop();
    this.courier.forget();
    this.saving.stop();
    this.presence.stop();
    this.stopSettling?.();
    this.desk.stop();
  }

  readonly addItem: LiveClient['addItem'] = (...args) => this.edits.addItem(...args);

  readonly setField: LiveClient['setField'] = (...args) => this.edits.setField(...args);

  readonly moveItem: LiveClient['moveItem'] = (...args) => this.edits.moveItem(...args);

  readonly removeItem: LiveClient['removeItem'] = (stream) => this.edits.removeItem(stream);

  readonly restoreItem: LiveClient['restoreItem'] = (stream) => this.edits.restoreItem(stream);

  setAudience(stream: string, audience: Audience): Promise<OpResult> {
    return this.edits.setAudience(stream, audience);
  }

  readonly act: LiveClient['act'] = (...args) => this.edits.act(...args);

  readonly takeEmergencies: LiveClient['takeEmergencies'] = (emergencies) => {
    this.store.patch({ emergencies });
  };

  async resolveConflict(stream: string, choice: 'mine' | 'theirs'): Promise<OpResult | null> {
    const conflict = this.model.dropConflict(stream);
    if (!conflict || choice === 'theirs') return null;
    return this.edits.setValue(stream, conflict.mine, conflict.current.rev);
  }

  text(stream: string): TextHandle | null {
    return this.desk.text(stream);
  }

  flush(): void {
    this.desk.flush();
    this.settle();
  }

  setPlace({ section, stream, caret }: Place): void {
    if (stream !== null) this.desk.text(stream)?.carets.setOwn(caret);
    this.presence.set({ section, stream });
  }

  readonly dismissRefused = (id: string): void => this.store.dismissRefused(id);

  receipts(): readonly Receipt[] {
    const { plan } = this.model;
    return plan ? this.confirmed.of(plan) : [];
  }

  distrust(): void {
    this.session.distrust();
  }

  private makeDesk(): TextDesk {
    return new TextDesk({
      plan: () => this.model.plan,
      newOpId: () => this.newOpId(),
      courier: this.courier,
      environment: this.environment,
      times: this.times,
      onChange: (text) => this.textChanged(text),
      onReturned: ({ stream, item, field }, returned) =>
        this.store.keepRefused({ stream, item, field, ...returned }),
      onOutOfStep: () => this.session.startAgain(),
      onCatchUp: () => this.session.goOn(),
    });
  }

  private sessionListener(): SessionListener {
    return {
      onConnect: () => {
        this.courier.forget();
        this.desk.resume();
        this.queue.resume();
      },
      onDisconnect: () => {
        this.courier.forget();
        this.setPeople([]);
        this.look();
      },
      onTime: (now) => {
        this.clockAhead = now - this.environment.now();
      },
      onOpen: () => {
        this.show();
        this.presence.repeat();
        this.store.patch({ emergencies: [] });
      },
      onSnapshot: (plan) => this.load(plan),
      known: () => this.confirmed.known(this.model.plan),
      onChanges: (changes) => {
        for (const change of changes) this.follow(change);
        this.show();
      },
      onGone: (items) => {
        for (const id of items) {
          const before = this.model.gone(id);
          if (before) this.desk.dropItem(before);
        }
        this.show();
      },
      onShown: (items) => {
        for (const shown of items) {
          const before = this.model.shown(shown);
          this.desk.replaceItem(before, shown.item);
        }
        this.show();
      },
      onPresence: (message) => {
        const { people } = this.store.getSnapshot();
        this.setPeople(peopleAfter(people, message, this.options.socket.id));
      },
      onEmergencies: (emergencies) => this.store.patch({ emergencies }),
      onEnd: (code) => this.end(code),
      mustCatchUp: () => this.desk.mustCatchUp,
      detach: () => {
        this.desk.detach();
        this.look();
      },
      catchUp: () => this.desk.catchUp(),
    };
  }

  private load(plan: PresentedPlan): void {
    this.model.load(plan);
    this.desk.reset(plan);
    this.setPeople([]);
    this.settle();
    this.show();
  }

  /** Their carets are known before anybody looks for them. */
  private setPeople(people: readonly PresentPerson[]): void {
    this.desk.placeOthers(people);
    this.store.patch({ people });
  }

  private follow(change: PresentedChange): void {
    this.model.change(change);
    if (change.kind === 'text.edited') this.desk.receive(change);
  }

  private answered(op: ValueOp, result: OpResult): void {
    this.saving.progress();
    this.model.answered(op, result);
  }

  private textChanged(text: LiveText): void {
    this.desk.tidy(text);
    this.presence.look();
    this.unsettled.add(text);
    this.stopSettling?.();
    this.stopSettling = this.environment.after(this.times.settle, () => this.settle());
    if (this.desk.isBlankInPlan(text) !== text.isBlank) this.settle();
    this.look();
  }

  /** Brings the plan's own copy of the texts up to date. */
  private settle(): void {
    this.stopSettling?.();
    this.stopSettling = null;
    if (this.unsettled.size === 0) return;
    for (const text of this.unsettled) this.model.refresh(text);
    this.unsettled.clear();
    this.show();
  }

  private end(code: ErrorCode): void {
    this.courier.forget();
    this.desk.giveUp(code);
    this.setPeople([]);
    this.store.patch({ endedBy: code, emergencies: [] });
    this.look();
  }

  private show(): void {
    this.model.show();
    this.look();
  }

  private look(): void {
    const { plan, endedBy, unsaved: before } = this.store.getSnapshot();
    const unsaved = this.desk.pendingCount + this.queue.size;
    if (unsaved < before) this.saving.progress();
    const save = this.saving.look({
      isOpen: this.session.isOpen,
      unsaved,
      hasEnded: endedBy !== null,
    });
    const canEdit = plan !== null && save !== 'ended' && save !== 'stopped';
    this.store.patch({ save, canEdit, unsaved });
  }

  readonly now = (): number => this.environment.now() + this.clockAhead;

  private newOpId(): string {
    return makeOpId(this.now(), this.environment.randomBytes(10));
  }
}

import { useState, type ReactNode } from 'react';
import { nothing, post, type Refusal } from '../session/ask.js';
import { useStepUp } from '../session/step-up.dialog.js';
import {
  handedOverShape,
  invitedShape,
  linkOf,
  type HandedOver,
  type ManagedAccount,
} from './managed-account.js';
import type { PersonAction } from './person-card.view.js';
import type { Opened } from './person.dialog.js';

type Sent = Promise<Refusal | undefined>;

interface PeopleActions {
  link: string | undefined;
  refusal: Refusal | undefined;
  opened: Opened | undefined;
  handedOver: (HandedOver & { name: string }) | undefined;
  stepUp: ReactNode;
  start: (account: ManagedAccount, action: PersonAction) => void;
  invite: (path: string, body: object) => Sent;
  act: (action: string, body: object) => Sent;
  handOver: (successor: string | null) => Sent;
  sure: (action: string) => void;
  close: () => void;
}

/** What an administrator does on the screen of people, and what came of it; `again` asks for the list anew. */
export function usePeople(again: () => Promise<void>): PeopleActions {
  const [refusal, setRefusal] = useState<Refusal | undefined>();
  const [link, setLink] = useState<string | undefined>();
  const [opened, open] = useState<Opened | undefined>();
  const [handedOver, setHandedOver] = useState<PeopleActions['handedOver']>();
  const { run, dialog } = useStepUp();
  const close = (): void => open(undefined);
  const path = opened ? `/auth/people/${opened.account.personId}` : '';
  const invite = (to: string, body: object): Sent =>
    run(async () => {
      const invited = await post(to, body, invitedShape);
      if (!invited.ok) return invited;
      setLink(linkOf(invited.value.token));
      await again();
      return undefined;
    });
  const act = (action: string, body: object): Sent =>
    run(async () => {
      const done = await post(`${path}/${action}`, body, nothing);
      if (done.ok) await again();
      return done.ok ? undefined : done;
    });
  const handOver = (successor: string | null): Sent =>
    run(async () => {
      const done = await post(`${path}/hand-over`, { successor }, handedOverShape);
      // Refused half-way, somebody may be blocked already.
      await again();
      if (!done.ok) return done;
      setHandedOver({ ...done.value, name: opened?.account.name ?? '' });
      return undefined;
    });
  const start: PeopleActions['start'] = (account, action) => {
    setRefusal(undefined);
    setHandedOver(undefined);
    if (action !== 'invite') return open({ account, action });
    void invite(`/auth/people/${account.personId}/invite`, {}).then(setRefusal);
  };
  const sure = (action: string): void => {
    void act(action, {}).then(setRefusal);
  };
  return {
    link,
    refusal,
    opened,
    handedOver,
    stepUp: dialog,
    start,
    invite,
    act,
    handOver,
    sure,
    close,
  };
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { PresentedItem, Section } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useOpenPlan } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import { changesOfOthers, type ChangeOfOther } from './changes-of-others.js';

/** Reads out at most one sentence per section in so long. */
const QUIET_MS = 5000;

/** Tells people who do not see the screen that others changed something in this section. */
export function SectionAnnouncer({ section }: { section: Section }) {
  const say = useSay();
  const directory = useDirectory();
  const [sentence, setSentence] = useState('');
  const announce = (changes: readonly ChangeOfOther[]): void => {
    const by = changes.find((change) => change.by !== undefined)?.by;
    const words = { count: changes.length, section: say(labelId.section(section)) };
    setSentence(
      by
        ? say('section.announce', { ...words, who: directory.author(by) })
        : say('section.announce.unknown', words),
    );
  };
  useChangesOfOthers(section, announce);
  return (
    <span className="v-unseen" role="status">
      {sentence}
    </span>
  );
}

function useChangesOfOthers(
  section: Section,
  announce: (changes: readonly ChangeOfOther[]) => void,
): void {
  const { client, focus } = useOpenPlan();
  const announceNow = useEffectEvent(announce);
  useEffect(() => {
    const itemsNow = (): readonly PresentedItem[] | undefined =>
      client.store.getSnapshot().plan?.sections.find((one) => one.section === section)?.items;
    let seen = itemsNow();
    let waiting: ChangeOfOther[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = (): void => {
      timer = undefined;
      if (waiting.length === 0) return;
      announceNow(waiting);
      waiting = [];
      timer = setTimeout(speak, QUIET_MS);
    };
    const unsubscribe = client.store.subscribe(() => {
      const items = itemsNow();
      if (items === seen) return;
      const { plan, people } = client.store.getSnapshot();
      if (items && seen) {
        const changes = changesOfOthers(seen, items, {
          me: plan?.you.person ?? '',
          isTypedIn: (stream) => focus.isTypedIn(stream),
          writerOf: (stream) => people.find((one) => one.stream === stream),
        });
        waiting.push(...changes);
      }
      seen = items;
      if (timer === undefined) speak();
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client, focus, section]);
}

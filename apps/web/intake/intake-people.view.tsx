import { useState } from 'react';
import { AddPersonDialog } from '../circle/add-person.dialog.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import type { Intake } from './intake.query.js';

interface IntakePeopleProps {
  readonly intake: Intake;
  readonly onDone: () => void;
}

/** Whom of one's own organisation the case has, and putting more of them on it (C-07). */
export function IntakePeople({ intake, onDone }: IntakePeopleProps) {
  const say = useSay();
  const [isAdding, setAdding] = useState(false);
  const { planId, persons } = intake;
  return (
    <section className="v-card v-stack" aria-labelledby="own-people">
      <Notice sort="ok" role="status">
        <p className="nl-paragraph">{say('intake.accepted')}</p>
      </Notice>
      <h2 id="own-people" className="nl-heading nl-heading--level-3">
        {say('intake.own')}
      </h2>
      <ul className="v-plain-list v-stack v-stack--tight">
        {persons.map(({ id, name, function: role }) => (
          <li key={id}>
            {name} <span className="v-hint">{role}</span>
          </li>
        ))}
      </ul>
      <ActionButton size="small" onPress={() => setAdding(true)}>
        {say('circle.people.add')}
      </ActionButton>
      {isAdding ? (
        <AddPersonDialog
          planId={planId}
          without={new Set(persons.map(({ id }) => id))}
          onClose={() => {
            setAdding(false);
            onDone();
          }}
        />
      ) : null}
    </section>
  );
}

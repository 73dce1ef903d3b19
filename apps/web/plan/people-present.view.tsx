import { DialogTrigger, Dialog } from 'react-aria-components';
import { SECTIONS, type PresentPerson, type Section } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import { OpenList } from '../ui/open-list.view.js';
import { PersonMark } from '../ui/person-mark.view.js';
import { useLive } from './plan.context.js';
import { areSamePeople } from './same-people.js';
import { useDirectory } from './use-directory.js';

const SHOWN = 4;

/** Who else has this plan open, with organisation and, where this reader may know it, the section they are at. */
export function PeoplePresent() {
  const say = useSay();
  const directory = useDirectory();
  const people = useLive((state) => inTheirOrder(state.people), areSamePeople);
  const me = useLive((state) => state.plan?.you.person);
  // Without a connection nobody is told of, which is not the same as nobody being there.
  const isKnown = useLive(({ save }) => save === 'saved' || save === 'saving');
  const others = [...new Map(people.map((one) => [one.person, one])).values()].filter(
    ({ person }) => person !== me,
  );
  const numberOf = ({ length: count }: readonly PresentPerson[]): string =>
    count === 0 ? say('plan.people.alone') : say('plan.people.count', { count });
  return (
    <DialogTrigger>
      <ActionButton look="subtle" size="small">
        <span className="v-people">
          {others.slice(0, SHOWN).map((one) => (
            <PersonMark
              key={one.person}
              colour={directory.colour(one.organisation)}
              name={directory.professional(one.person) ?? '?'}
            />
          ))}
          <Icon name="person" />
          <span className="v-narrow-only" aria-hidden="true">
            {isKnown ? others.length : '?'}
          </span>
          <span className="v-narrow-unseen">
            {isKnown ? numberOf(others) : say('plan.people.unseen')}
          </span>
        </span>
      </ActionButton>
      <OpenList className="v-popover v-popover--wide">
        <Dialog className="v-dialog" aria-label={say('plan.people')}>
          <h2 className="nl-heading nl-heading--level-5">{say('plan.people')}</h2>
          {people.length === 0 ? (
            <p className="nl-paragraph">
              {say(isKnown ? 'plan.people.alone' : 'plan.people.unseen')}
            </p>
          ) : null}
          <ul className="v-plain-list v-stack">
            {people.map((one) => (
              <li key={one.session}>
                <Person person={one} isMe={one.person === me} />
              </li>
            ))}
          </ul>
        </Dialog>
      </OpenList>
    </DialogTrigger>
  );
}

/** Whoever moves is told of last: that must not make the marks change places. */
function inTheirOrder(people: readonly PresentPerson[]): PresentPerson[] {
  return [...people].sort((a, b) => (a.session < b.session ? -1 : 1));
}

function Person({ person, isMe }: { person: PresentPerson; isMe: boolean }) {
  const say = useSay();
  const directory = useDirectory();
  const name = directory.professional(person.person) ?? say('plan.people.unknown');
  const section = SECTIONS.find((known): known is Section => known === person.section);
  return (
    <span className="v-person">
      <PersonMark colour={directory.colour(person.organisation)} name={name} />
      <span>
        <strong>{name}</strong> {directory.organisation(person.organisation)}
        <span className="v-hint">
          {isMe ? ` ${say('plan.people.you')}` : ''}
          {section ? ` ${say('plan.people.at', { section: say(labelId.section(section)) })}` : ''}
        </span>
      </span>
    </span>
  );
}

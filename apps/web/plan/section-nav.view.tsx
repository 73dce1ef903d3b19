import { useState } from 'react';
import { completenessOf, elementOf, type CompletenessState, type Section } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { Icon, type IconName } from '../ui/icon.view.js';
import { useLive } from './plan.context.js';

const ICONS: Record<CompletenessState, IconName> = {
  EMPTY: 'empty',
  INCOMPLETE: 'partial',
  COMPLETE: 'check',
};

/** The sections that this reader may see, with how far each required element (E1–E6) is. */
export function SectionNav() {
  const say = useSay();
  const sections = useLive((state) => state.plan?.sections);
  const [isOpen, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  if (!sections) return null;
  const completeness = completenessOf(sections);
  const complete = completeness.filter(({ state }) => state === 'COMPLETE').length;
  return (
    <nav className="v-section-nav" aria-label={say('plan.sections')}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="v-section-nav__title">{say('plan.sections')}</summary>
        <ul className="v-plain-list">
          {sections.map(({ section }) => (
            <li key={section}>
              <SectionLink
                section={section}
                state={completeness.find(({ element }) => element === elementOf(section))?.state}
              />
            </li>
          ))}
        </ul>
      </details>
      <p className="v-hint">
        {say('plan.completeness.of', { complete, total: completeness.length })}
      </p>
    </nav>
  );
}

/** On a narrow screen the list stands above the plan, and is closed until it is asked for. */
const WIDE = '(width >= 60rem)';

function SectionLink({
  section,
  state,
}: {
  section: Section;
  state: CompletenessState | undefined;
}) {
  const say = useSay();
  return (
    <a className="v-section-link" href={`#${section}`}>
      <span className="v-section-link__element">{elementOf(section) ?? ''}</span>
      <span className="v-section-link__name">{say(labelId.section(section))}</span>
      {state === undefined ? null : (
        <span className={`v-completeness v-completeness--${state}`}>
          <Icon name={ICONS[state]} />
          <span className="v-unseen">, {say(`completeness.${state}`)}</span>
        </span>
      )}
    </a>
  );
}

import { useState } from 'react';
import {
  completenessOf,
  elementOf,
  type CompletenessState,
  type PresentedSection,
  type Section,
} from '#contract';
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
  const lines = useLive(({ plan }) => plan && linesOf(plan.sections), areSameLines);
  const [isOpen, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  if (!lines) return null;
  const elements = lines.filter(({ state }) => state !== undefined);
  const complete = elements.filter(({ state }) => state === 'COMPLETE').length;
  return (
    <nav className="v-section-nav" aria-label={say('plan.sections')}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="v-section-nav__title">{say('plan.sections')}</summary>
        <ul className="v-plain-list">
          {lines.map((line) => (
            <li key={line.section}>
              <SectionLink {...line} />
            </li>
          ))}
        </ul>
      </details>
      <p className="v-hint">{say('plan.completeness.of', { complete, total: elements.length })}</p>
    </nav>
  );
}

/** On a narrow screen the list stands above the plan, and is closed until it is asked for. */
const WIDE = '(width >= 60rem)';

interface SectionLine {
  readonly section: Section;
  /** How far the element is; undefined where the section is not a required one. */
  readonly state: CompletenessState | undefined;
}

function linesOf(sections: readonly PresentedSection[]): SectionLine[] {
  const completeness = completenessOf(sections);
  return sections.map(({ section }) => ({
    section,
    state: completeness.find(({ element }) => element === elementOf(section))?.state,
  }));
}

function areSameLines(a: readonly SectionLine[] | null, b: readonly SectionLine[] | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function SectionLink({ section, state }: SectionLine) {
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

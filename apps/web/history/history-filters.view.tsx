import { Checkbox } from 'react-aria-components';
import { headlineOf } from '../item/headline.js';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { useDirectory } from '../plan/use-directory.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Icon } from '../ui/icon.view.js';
import type { Option, OptionGroup } from '../ui/options.view.js';
import { SelectDay } from '../ui/select-day.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { EVERYTHING, type HistoryFilter } from './history.query.js';

interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

const ALL = '';

/** Narrows the history to an item, a person, an organisation or a period. Offers only what this reader may see. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const say = useSay();
  const directory = useDirectory();
  const members = useLive((state) => state.plan?.members);
  const organisations = useLive((state) => state.plan?.organisations);
  const items = useItemGroups();
  const sections = useSectionOptions();
  const select = (key: 'item' | 'section' | 'person' | 'organisation') => ({
    label: say(`history.filter.${key}`),
    placeholder: '',
    value: filter[key] ?? ALL,
    onChange: (id: string) => onChange({ ...filter, [key]: id === ALL ? null : id }),
  });
  return (
    <fieldset className="v-filters">
      <legend className="v-unseen">{say('history.filter.title')}</legend>
      <SelectOne
        {...select('section')}
        options={[{ id: ALL, label: say('history.filter.allSections') }, ...sections]}
      />
      <SelectOne
        {...select('item')}
        options={[{ id: ALL, label: say('history.filter.all') }, ...items]}
      />
      <SelectOne
        {...select('person')}
        options={[
          { id: ALL, label: say('history.filter.everyone') },
          ...(members ?? []).map(({ person, organisation, name }) => ({
            id: person,
            label: name,
            note: directory.organisation(organisation),
          })),
        ]}
      />
      <SelectOne
        {...select('organisation')}
        options={[
          { id: ALL, label: say('history.filter.allOrganisations') },
          ...(organisations ?? []).map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <TimeFilters {...{ filter, onChange }} />
      <ActionButton look="subtle" onPress={() => onChange(EVERYTHING)}>
        {say('history.filter.clear')}
      </ActionButton>
    </fieldset>
  );
}

/** A period in days, and what came since the last visit. */
function TimeFilters({ filter, onChange }: HistoryFiltersProps) {
  const say = useSay();
  return (
    <>
      <SelectDay
        label={say('history.filter.since')}
        day={filter.since}
        onChange={(since) => onChange({ ...filter, since })}
      />
      <SelectDay
        label={say('history.filter.until')}
        day={filter.until}
        onChange={(until) => onChange({ ...filter, until })}
      />
      <Checkbox
        className="v-checkbox"
        isSelected={filter.sinceLastVisit !== null}
        onChange={(isOn) => onChange({ ...filter, sinceLastVisit: isOn ? true : null })}
      >
        <span className="v-checkbox__box" aria-hidden="true">
          <Icon name="check" />
        </span>
        {say('history.filter.new')}
      </Checkbox>
    </>
  );
}

/** The sections that this reader is shown. */
function useSectionOptions(): Option[] {
  const say = useSay();
  const sections = useLive((state) => state.plan?.sections);
  return (sections ?? []).map(({ section }) => ({
    id: section,
    label: say(labelId.section(section)),
  }));
}

/** The items of the plan under their sections; removed ones too, for they have a history. */
function useItemGroups(): OptionGroup[] {
  const say = useSay();
  const sections = useLive((state) => state.plan?.sections);
  return (sections ?? [])
    .filter(({ items }) => items.length > 0)
    .map(({ section, items }) => ({
      heading: say(labelId.section(section)),
      options: items.map((item) => ({
        id: item.id,
        label: headlineOf(item) ?? say('item.unnamed', { kind: say(labelId.kind(item.kind)) }),
      })),
    }));
}

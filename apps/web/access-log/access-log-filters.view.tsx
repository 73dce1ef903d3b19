import { useQuery } from 'urql';
import { ACCESS_LINE_KINDS, ACCESS_OUTCOMES } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useMe } from '../session/session.context.js';
import { ActionButton } from '../ui/action-button.view.js';
import { SelectDay } from '../ui/select-day.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { accessLogPeopleQuery, EVERY_LINE, type AccessLogFilter } from './access-log.query.js';

interface AccessLogFiltersProps {
  readonly filter: AccessLogFilter;
  readonly onChange: (filter: AccessLogFilter) => void;
}

const ALL = '';

/** Narrows the log to a person, a kind of event, an outcome or a period. */
export function AccessLogFilters({ filter, onChange }: AccessLogFiltersProps) {
  const say = useSay();
  const me = useMe();
  const [{ data }] = useQuery({ query: accessLogPeopleQuery });
  const select = (key: 'person' | 'organisation' | 'kind' | 'outcome') => ({
    label: say(`accessLog.filter.${key}`),
    placeholder: '',
    value: filter[key] ?? ALL,
    onChange: (id: string) => onChange({ ...filter, [key]: id === ALL ? null : id }),
  });
  const people = (data?.accessLogPeople ?? []).map(({ id, name, function: note }) => ({
    id,
    label: name,
    note,
  }));
  return (
    <fieldset className="v-filters">
      <legend className="v-unseen">{say('accessLog.filter.title')}</legend>
      <SelectOne
        {...select('person')}
        options={[{ id: ALL, label: say('accessLog.filter.everyone') }, ...people]}
      />
      <SelectOne
        {...select('organisation')}
        options={[
          { id: ALL, label: say('accessLog.filter.allOrganisations') },
          ...(me ? [{ id: me.organisation.id, label: me.organisation.name }] : []),
        ]}
      />
      <SelectOne
        {...select('kind')}
        options={[
          { id: ALL, label: say('accessLog.filter.allKinds') },
          ...ACCESS_LINE_KINDS.map((id) => ({ id, label: say(`accessLog.kind.${id}`) })),
        ]}
      />
      <SelectOne
        {...select('outcome')}
        options={[
          { id: ALL, label: say('accessLog.filter.allOutcomes') },
          ...ACCESS_OUTCOMES.map((id) => ({ id, label: say(`accessLog.outcome.${id}`) })),
        ]}
      />
      <SelectDay
        label={say('accessLog.filter.since')}
        day={filter.since}
        onChange={(since) => onChange({ ...filter, since })}
      />
      <SelectDay
        label={say('accessLog.filter.until')}
        day={filter.until}
        onChange={(until) => onChange({ ...filter, until })}
      />
      <ActionButton look="subtle" onPress={() => onChange(EVERY_LINE)}>
        {say('accessLog.filter.clear')}
      </ActionButton>
    </fieldset>
  );
}

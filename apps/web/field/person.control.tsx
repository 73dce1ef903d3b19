import type { PersonRef } from '#contract';
import { useSay } from '../messages/use-say.js';
import { useLive } from '../plan/plan.context.js';
import { useDirectory, useInvolved } from '../plan/use-directory.js';
import type { OptionGroup } from '../ui/options.view.js';
import type { ControlProps } from './control.js';
import { SelectField } from './select-field.view.js';

/** People whom the plan is about, professionals on the case, or both; one or several. */
export function PersonControl(props: ControlProps<'person'>) {
  const { definition, value, set } = props;
  const say = useSay();
  const groups = useGroups().filter(({ sort }) => definition.of.includes(sort));
  const known = new Set(groups.flatMap(({ options }) => options.map(({ id }) => id)));
  const chosen = refsIn(value).map(keyOf);
  const gone = chosen
    .filter((id) => !known.has(id))
    .map((id) => ({ id, label: say('field.person.gone') }));
  return (
    <SelectField
      {...props}
      options={[...gone, ...(groups.length === 1 ? (groups[0]?.options ?? []) : groups)]}
      chosen={chosen}
      isMultiple={definition.multiple === true}
      emptyText={say('field.people.none')}
      onChoose={(keys, ifRev) => {
        const refs = keys.map(refOf);
        if (definition.multiple) set(refs.length === 0 ? null : refs, ifRev);
        else set(refs[0] ?? null, ifRev);
      }}
    />
  );
}

function useGroups(): (OptionGroup & { sort: PersonRef['sort'] })[] {
  const say = useSay();
  const directory = useDirectory();
  const involved = useInvolved();
  const members = useLive((state) => state.plan?.members);
  return [
    {
      sort: 'involved',
      heading: say('field.people.involved'),
      options: involved.map(([id, label]) => ({
        id: keyOf({ sort: 'involved', id }),
        label,
      })),
    },
    {
      sort: 'professional',
      heading: say('field.people.professional'),
      options: (members ?? []).map(({ person, organisation, name, function: task }) => ({
        id: keyOf({ sort: 'professional', id: person }),
        label: name,
        note: `${task}, ${directory.organisation(organisation) ?? ''}`,
      })),
    },
  ];
}

function refsIn(value: ControlProps['value']): PersonRef[] {
  if (value === null || typeof value !== 'object') return [];
  const refs = Array.isArray(value) ? value : [value];
  return refs.filter((ref): ref is PersonRef => typeof ref === 'object');
}

function keyOf({ sort, id }: PersonRef): string {
  return `${sort}:${id}`;
}

function refOf(key: string): PersonRef {
  const [sort, id = ''] = key.split(':');
  return { sort: sort === 'involved' ? 'involved' : 'professional', id };
}

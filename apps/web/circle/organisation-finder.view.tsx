import { useState } from 'react';
import { useQuery } from 'urql';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { findOrganisationsQuery, type FoundOrganisation } from './circle.query.js';

interface OrganisationFinderProps {
  readonly value: FoundOrganisation | null;
  readonly onChange: (organisation: FoundOrganisation) => void;
  /** Those that are in the circle already. */
  readonly without: ReadonlySet<string>;
}

/** An organisation by part of its name. */
export function OrganisationFinder({ value, onChange, without }: OrganisationFinderProps) {
  const say = useSay();
  const [name, setName] = useState('');
  const [{ data }] = useQuery({ query: findOrganisationsQuery, variables: { name } });
  const found = (data?.findOrganisations ?? []).filter(({ id }) => !without.has(id));
  const all = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <>
      <TextInput
        label={say('circle.find')}
        hint={say('circle.find.hint')}
        name="find"
        isRequired={false}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <SelectOne
        label={say('circle.organisation')}
        placeholder={say(all.length === 0 ? 'circle.find.none' : 'field.choose')}
        options={all.map((one) => ({
          id: one.id,
          label: one.name,
          note: say(labelId.organisationType(one.type)),
        }))}
        value={value?.id ?? null}
        onChange={(id) => {
          const chosen = all.find((one) => one.id === id);
          if (chosen) onChange(chosen);
        }}
      />
    </>
  );
}

import { useState } from 'react';
import { useQuery } from 'urql';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import { ActionButton } from '../ui/action-button.view.js';
import { Notice } from '../ui/notice.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';
import { useSettled } from '../ui/use-settled.js';
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
  const asked = useSettled(name);
  const [{ data, error, fetching }, ask] = useQuery({
    query: findOrganisationsQuery,
    variables: { name: asked },
  });
  // What is found for other words is no answer to these.
  const isSearching = fetching || asked !== name;
  const answer = isSearching ? [] : (data?.findOrganisations ?? []);
  const found = answer.filter(({ id }) => !without.has(id));
  const all = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  const none = isSearching ? 'circle.find.busy' : 'circle.find.none';
  const placeholder = all.length === 0 ? none : 'field.choose';
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
        placeholder={say(placeholder)}
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
      {error && !isSearching ? (
        <Notice sort="error" role="alert">
          <p className="nl-paragraph">{say('circle.find.error')}</p>
          <ActionButton onPress={() => ask({ requestPolicy: 'network-only' })}>
            {say('app.retry')}
          </ActionButton>
        </Notice>
      ) : null}
    </>
  );
}

import { useState } from 'react';
import { CASE_ORGANISATION_TYPES } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';

interface AddOrganisationProps {
  readonly add: (organisation: { name: string; type: string }) => Promise<Refusal | undefined>;
}

export function AddOrganisation({ add }: AddOrganisationProps) {
  const say = useSay();
  const [name, setName] = useState('');
  const [type, setType] = useState<string | null>(null);
  return (
    <section className="v-card v-stack" aria-labelledby="add-organisation">
      <h2 id="add-organisation" className="nl-heading nl-heading--level-2">
        {say('organisations.new')}
      </h2>
      <Form
        submit={say('organisations.add')}
        onSubmit={async () => {
          const refusal = await add({ name, type: type ?? '' });
          if (!refusal) setName('');
          return refusal;
        }}
      >
        <TextInput
          label={say('organisations.name')}
          name="organisation"
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <SelectOne
          label={say('organisations.type')}
          placeholder={say('field.choose')}
          options={CASE_ORGANISATION_TYPES.map((id) => ({
            id,
            label: say(labelId.organisationType(id)),
          }))}
          value={type}
          onChange={setType}
        />
      </Form>
    </section>
  );
}

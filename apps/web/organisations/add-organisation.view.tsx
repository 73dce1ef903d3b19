import { CASE_ORGANISATION_TYPES } from '#contract';
import { labelId } from '../messages/label-id.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { Form } from '../session/form.view.js';
import { useWritten } from '../session/use-written.js';
import { SelectOne } from '../ui/select-one.view.js';
import { TextInput } from '../ui/text-input.view.js';

interface AddOrganisationProps {
  readonly add: (organisation: { name: string; type: string }) => Promise<Refusal | undefined>;
}

interface NewOrganisation {
  readonly name: string;
  readonly type: string | null;
}

const NOTHING: NewOrganisation = { name: '', type: null };

export function AddOrganisation({ add }: AddOrganisationProps) {
  const say = useSay();
  const written = useWritten('organisations/new', NOTHING);
  const { name, type } = written.value;
  return (
    <section className="v-card v-stack" aria-labelledby="add-organisation">
      <h2 id="add-organisation" className="nl-heading nl-heading--level-2">
        {say('organisations.new')}
      </h2>
      <Form
        submit={say('organisations.add')}
        onSubmit={async () => {
          const refusal = await add({ name, type: type ?? '' });
          if (!refusal) written.write({ name: '', type });
          return refusal;
        }}
      >
        <TextInput
          label={say('organisations.name')}
          name="organisation"
          autoComplete="off"
          value={name}
          onChange={(value) => written.write({ name: value, type })}
        />
        <SelectOne
          label={say('organisations.type')}
          placeholder={say('field.choose')}
          options={CASE_ORGANISATION_TYPES.map((id) => ({
            id,
            label: say(labelId.organisationType(id)),
          }))}
          value={type}
          onChange={(id) => written.write({ name, type: id })}
        />
      </Form>
    </section>
  );
}

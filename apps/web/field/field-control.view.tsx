import { ChoiceControl } from './choice.control.js';
import type { ControlProps } from './control.js';
import { DateControl } from './date.control.js';
import { MomentControl } from './moment.control.js';
import { NumberControl } from './number.control.js';
import { OrganisationControl } from './organisation.control.js';
import { PersonControl } from './person.control.js';
import { ShortTextControl } from './short-text.control.js';
import { StatusControl } from './status.control.js';
import { YesNoControl } from './yes-no.control.js';

/** The control that belongs to the type of a field. Live text is not set as a whole, and has its own. */
export function FieldControl({ definition, ...rest }: ControlProps) {
  switch (definition.type) {
    case 'shortText':
      return <ShortTextControl {...rest} definition={definition} />;
    case 'choice':
      return <ChoiceControl {...rest} definition={definition} />;
    case 'status':
      return <StatusControl {...rest} definition={definition} />;
    case 'date':
      return <DateControl {...rest} definition={definition} />;
    case 'moment':
      return <MomentControl {...rest} definition={definition} />;
    case 'person':
      return <PersonControl {...rest} definition={definition} />;
    case 'organisation':
      return <OrganisationControl {...rest} definition={definition} />;
    case 'yesNo':
      return <YesNoControl {...rest} definition={definition} />;
    case 'number':
      return <NumberControl {...rest} definition={definition} />;
    case 'text':
      return null;
  }
}

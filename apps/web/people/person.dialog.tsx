import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { DeputyDialog } from './deputy.dialog.js';
import { FunctionsDialog } from './functions.dialog.js';
import { HandOverDialog } from './hand-over.dialog.js';
import type { ManagedAccount } from './managed-account.js';
import type { PersonAction } from './person-card.view.js';

/** Something that an administrator is about to do for a colleague. */
export interface Opened {
  readonly account: ManagedAccount;
  readonly action: Exclude<PersonAction, 'invite'>;
}

interface PersonDialogProps extends Opened {
  readonly colleagues: readonly ManagedAccount[];
  readonly act: (path: string, body: object) => Promise<Refusal | undefined>;
  readonly handOver: (successor: string | null) => Promise<Refusal | undefined>;
  /** For what has no form of its own: the refusal is shown on the screen. */
  readonly onSure: (path: string) => void;
  readonly onClose: () => void;
}

/** The dialog of what was chosen. */
export function PersonDialog(props: PersonDialogProps) {
  const { account, action, colleagues, act, handOver, onSure, onClose } = props;
  const say = useSay();
  const { name } = account;
  switch (action) {
    case 'functions':
      return (
        <FunctionsDialog
          account={account}
          send={(change) => act('functions', change)}
          onClose={onClose}
        />
      );
    case 'deputy':
      return (
        <DeputyDialog
          account={account}
          colleagues={colleagues}
          send={(deputy) => act('deputy', { deputy })}
          onClose={onClose}
        />
      );
    case 'handOver':
      return (
        <HandOverDialog
          account={account}
          colleagues={colleagues}
          send={handOver}
          onClose={onClose}
        />
      );
    default:
      return (
        <SureDialog
          title={say(`people.${action}.of`, { name })}
          text={say(`people.${action}.text`)}
          sure={say(`people.${action}`)}
          onSure={() => onSure(action)}
          onClose={onClose}
        />
      );
  }
}

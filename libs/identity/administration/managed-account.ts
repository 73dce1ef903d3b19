import type { AccountRow } from '../account/account.entity.js';

/** An account as the administrator of its organisation sees it. */
export interface ManagedAccount {
  personId: string;
  name: string;
  function: string;
  login: string;
  administrator: boolean;
  status: 'INVITED' | 'ACTIVE' | 'BLOCKED';
}

export function managedAccountOf(account: AccountRow): ManagedAccount {
  const { personId, person, login, administrator } = account;
  return {
    personId,
    name: person.name,
    function: person.function,
    login,
    administrator,
    status: statusOf(account),
  };
}

function statusOf({ person, passwordHash }: AccountRow): ManagedAccount['status'] {
  if (!person.active) return 'BLOCKED';
  return passwordHash === null ? 'INVITED' : 'ACTIVE';
}

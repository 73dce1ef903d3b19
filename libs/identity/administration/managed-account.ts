import type { PersonFunction } from '#contract';
import type { AccountRow } from '../account/account.entity.js';

/** An account as the administrator of its organisation sees it: the one answer that has codes of functions (I-55). */
export interface ManagedAccount {
  personId: string;
  name: string;
  function: string;
  login: string;
  administrator: boolean;
  status: 'INVITED' | 'ACTIVE' | 'BLOCKED';
  functions: PersonFunction[];
  /** An active colleague; null where there is none. */
  deputy: { personId: string; name: string } | null;
  /** Of somebody who is blocked: whether their cases went over to somebody. */
  handOver: 'NONE' | 'BEGUN' | 'DONE';
}

/** What is known of handing over, by the id of who left: done or not. */
export type HandOvers = ReadonlyMap<string, { isDone: boolean }>;

export function managedAccountsOf(
  accounts: readonly AccountRow[],
  handOvers: HandOvers,
): ManagedAccount[] {
  const active = new Map(
    accounts.filter(({ person }) => person.active).map((row) => [row.personId, row]),
  );
  return accounts.map((account) => {
    const { personId, person, login, administrator, deputyId } = account;
    const deputy = active.get(deputyId ?? '');
    const handOver = handOvers.get(personId);
    return {
      personId,
      name: person.name,
      function: person.function,
      login,
      administrator,
      status: statusOf(account),
      functions: person.functions,
      deputy: deputy ? { personId: deputy.personId, name: deputy.person.name } : null,
      handOver: handOver ? (handOver.isDone ? 'DONE' : 'BEGUN') : 'NONE',
    };
  });
}

function statusOf({ person, passwordHash }: AccountRow): ManagedAccount['status'] {
  if (!person.active) return 'BLOCKED';
  return passwordHash === null ? 'INVITED' : 'ACTIVE';
}

/** One spelling for each e-mail address: what differs in case or spaces around it is the same account. */
export function loginOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CLOCK, CONFIG, type Clock, type Config } from '#kernel';
import { AccountEntity, type AccountRow } from './account.entity.js';
import { RecoveryCodes } from './recovery-codes.service.js';
import { SecretBox } from './secret-box.js';
import { totpStepOf } from './totp.js';

/** Whether somebody holds the second factor of an account. */
@Injectable()
export class SecondFactor {
  private readonly box: SecretBox;

  constructor(
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>,
    private readonly recoveryCodes: RecoveryCodes,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { secret }: Config,
  ) {
    this.box = new SecretBox(secret, 'totp');
  }

  /** Each code works once: six digits of the authenticator, or one of the codes that were kept for its loss. */
  async holds(personId: string, typed: string): Promise<boolean> {
    const code = typed.replaceAll(/\s/g, '');
    return /^\d+$/.test(code)
      ? this.isTotp(personId, code)
      : this.recoveryCodes.use(personId, code);
  }

  private async isTotp(personId: string, code: string): Promise<boolean> {
    const account = await this.accounts.findOneBy({ personId });
    if (!account?.totpSecret) return false;
    const secret = this.box.open(account.totpSecret, personId);
    const step = await totpStepOf(secret, code, this.clock.now());
    if (step === undefined) return false;
    // One statement decides: of two requests with one code, one wins.
    const { affected } = await this.accounts
      .createQueryBuilder()
      .update()
      .set({ totpStep: String(step) })
      .where('person_id = :personId AND totp_step < :step', { personId, step })
      .execute();
    return affected === 1;
  }
}

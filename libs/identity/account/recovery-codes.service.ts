import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { CONFIG, type Config } from '#kernel';
import { RecoveryCodeEntity, type RecoveryCodeRow } from './recovery-code.entity.js';
import { newRecoveryCodes, recoveryCodeIn } from './recovery-code.js';
import { SecretBox } from './secret-box.js';

/** The codes that stand in for a lost second factor, each of them once (I-07). */
@Injectable()
export class RecoveryCodes {
  private readonly box: SecretBox;

  constructor(
    @InjectRepository(RecoveryCodeEntity) private readonly codes: Repository<RecoveryCodeRow>,
    @Inject(CONFIG) { secret }: Config,
  ) {
    this.box = new SecretBox(secret, 'recovery code');
  }

  /** New codes in place of all earlier ones; answers them for the only time. */
  async renew(manager: EntityManager, personId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await manager.delete(RecoveryCodeEntity, { personId });
    await manager.insert(
      RecoveryCodeEntity,
      codes.map((code) => ({ id: randomUUID(), personId, codeHash: this.hashOf(code, personId) })),
    );
    return codes;
  }

  /** Whether this is a code of the person; it is gone by then. */
  async use(personId: string, typed: string): Promise<boolean> {
    const codeHash = this.hashOf(typed, personId);
    const { affected } = await this.codes.delete({ personId, codeHash });
    return affected === 1;
  }

  private hashOf(typed: string, personId: string): Buffer {
    return this.box.hash(recoveryCodeIn(typed) ?? '', personId);
  }
}

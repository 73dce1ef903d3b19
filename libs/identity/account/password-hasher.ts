import { hkdfSync } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { CONFIG, type Config } from '#kernel';
import { newToken } from '../session.js';

/** What OWASP asks of argon2id: 46 MiB, gone through once. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/** Argon2id, under a key of the installation: the table of hashes alone gives nothing to guess at (I-04). */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly options: Options;
  private nobody = '';

  constructor(@Inject(CONFIG) { secret }: Config) {
    const key = hkdfSync('sha256', secret, '', 'vangnet password', 32);
    this.options = { ...COST, secret: new Uint8Array(key) };
  }

  async onModuleInit(): Promise<void> {
    this.nobody = await this.hash(newToken());
  }

  async hash(password: string): Promise<string> {
    return hash(password.normalize('NFKC'), this.options);
  }

  /** Takes as long where there is no hash to compare with: time does not tell who has an account (I-03). */
  async holds(password: string, known: string | null | undefined): Promise<boolean> {
    const isRight = await verify(known ?? this.nobody, password.normalize('NFKC'), this.options);
    return isRight && typeof known === 'string';
  }
}

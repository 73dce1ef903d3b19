import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { LedgerReader } from '#history';
import { absent, CONFIG, Open, Refused, shaped, type Config } from '#kernel';
import { LedgerFault } from '#ledger';
import { bodyOf } from '../http/body-of.js';
import { LedgerDoor } from './ledger-door.js';

const LEAVES_AT_ONCE = 500;
const WITNESSED = 'a witness has no account: its token is what opens it, or a session';

const size = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 32);
const FROM = z.object({ from: size });
const FROM_TO = z.object({ from: size, to: size });
const TO = z.object({ to: size });
const COSIGNATURE = z.object({
  size,
  cosignature: z.base64().transform((text) => Buffer.from(text, 'base64')),
});

/** The ledger, the same for everybody who may look at it (G-60). Bytes are in base64. */
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly door: LedgerDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whose signatures count here, and how often there is one (milliseconds), for who has them from nowhere else (G-71); keys in base64, as everywhere that people compare them. */
  @Get('keys')
  @Open(WITNESSED)
  async keys(
    @Req() request: Request,
  ): Promise<{ signers: string[]; witnesses: string[]; cadenceMs: number }> {
    await this.door.assertMayLook(request);
    const { signers, witnesses, cadenceMs } = this.config.ledger;
    return {
      signers: signers.map(text),
      witnesses: witnesses.map(({ publicKey }) => text(publicKey)),
      cadenceMs,
    };
  }

  @Get('head')
  @Open(WITNESSED)
  async head(@Req() request: Request): Promise<{ logHead: string; cosignatures: string[] }> {
    await this.door.assertMayLook(request);
    const newest = await this.ledger.newest();
    if (!newest) throw absent();
    return { logHead: text(newest.logHead), cosignatures: newest.cosignatures.map(text) };
  }

  @Get('leaves')
  @Open(WITNESSED)
  async leaves(@Req() request: Request, @Query() query: unknown): Promise<{ leaves: string[] }> {
    await this.door.assertMayLook(request);
    const { from } = shaped(FROM, query);
    return { leaves: (await this.ledger.leaves(from, LEAVES_AT_ONCE)).map(text) };
  }

  @Get('consistency')
  @Open(WITNESSED)
  async consistency(
    @Req() request: Request,
    @Query() query: unknown,
  ): Promise<{ hashes: string[] }> {
    await this.door.assertMayLook(request);
    const { from, to } = shaped(FROM_TO, query);
    return { hashes: (await shown(this.ledger.consistency(from, to))).map(text) };
  }

  @Get('restores')
  @Open(WITNESSED)
  async restores(
    @Req() request: Request,
    @Query() query: unknown,
  ): Promise<{ restores: object[] }> {
    await this.door.assertMayLook(request);
    const restores = await shown(this.ledger.restores(shaped(TO, query).to));
    return {
      restores: restores.map(({ bytes, inclusion, consistency }) => ({
        bytes: text(bytes),
        inclusion: inclusion.map(text),
        consistency: consistency.map(text),
      })),
    };
  }

  @Post('cosignatures')
  @HttpCode(204)
  @Open(WITNESSED)
  async cosign(@Req() request: Request, @Body() body: unknown): Promise<void> {
    const witness = this.door.witness(request);
    const given = bodyOf(COSIGNATURE, body);
    const isThere = await this.ledger
      .cosign(given.cosignature, given.size, witness)
      .catch((error: unknown) => {
        throw error instanceof LedgerFault ? new Refused('MALFORMED') : error;
      });
    if (!isThere) throw absent();
  }
}

function text(bytes: Buffer): string {
  return bytes.toString('base64');
}

/** A size or a leaf that the log does not have is absent. */
async function shown<T>(proof: Promise<T>): Promise<T> {
  return proof.catch((error: unknown) => {
    throw error instanceof RangeError ? absent() : error;
  });
}

import { spawnSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, rmSync, mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clock } from './clock.js';
import { DATA } from './places.js';

export interface FsyncFigure {
  method: string;
  perSecond: number;
}

const BLOCK = Buffer.alloc(8192, 1);

/** How often a second this disk can make 8 kB durable: PostgreSQL's own tool where it is, else a loop of ours. */
export function measureFsync(milliseconds: number): FsyncFigure {
  mkdirSync(DATA, { recursive: true });
  const file = join(DATA, 'fsync.probe');
  try {
    return fromTool(file) ?? fromLoop(file, milliseconds);
  } finally {
    rmSync(file, { force: true });
  }
}

function fromTool(file: string): FsyncFigure | undefined {
  const { status, stdout } = spawnSync('pg_test_fsync', ['-s', '1', '-f', file], {
    encoding: 'utf8',
  });
  const perSecond = /fdatasync\s+([\d.]+) ops\/sec/.exec(stdout ?? '')?.[1];
  if (status !== 0 || perSecond === undefined) return undefined;
  return { method: 'pg_test_fsync, one 8 kB write, fdatasync', perSecond: Number(perSecond) };
}

function fromLoop(file: string, milliseconds: number): FsyncFigure {
  const handle = openSync(file, 'w');
  let count = 0;
  const begun = clock();
  while (clock() - begun < milliseconds) {
    writeSync(handle, BLOCK, 0, BLOCK.length, 0);
    fdatasyncSync(handle);
    count += 1;
  }
  const seconds = (clock() - begun) / 1000;
  closeSync(handle);
  return {
    method: 'own loop of 8 kB writes with fdatasync (pg_test_fsync is not installed)',
    perSecond: count / seconds,
  };
}

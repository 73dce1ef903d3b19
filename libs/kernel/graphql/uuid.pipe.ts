import { Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Refused } from '../refused.error.js';

const shape = z.uuid();

/** An id must look like one before anything is looked up by it; PostgreSQL refuses others with a fault. */
@Injectable()
export class UuidPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    const id = shape.safeParse(value);
    if (!id.success) throw new Refused('MALFORMED');
    return id.data;
  }
}

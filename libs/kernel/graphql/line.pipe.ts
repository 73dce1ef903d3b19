import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isLine } from '#contract';
import { Refused } from '../refused.error.js';

/** Words to find something by are one line of text; PostgreSQL refuses others with a fault. */
@Injectable()
export class LinePipe implements PipeTransform<unknown> {
  transform(value: unknown, { data: field = '' }: ArgumentMetadata): unknown {
    if (typeof value === 'string' && !isLine(value)) throw new Refused('VALUE_INVALID', { field });
    return value;
  }
}

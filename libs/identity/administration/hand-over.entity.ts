import { EntitySchema } from 'typeorm';

/** Handing over the cases of somebody who left: begun, and done or not (I-58). To whom, each case says itself. */
export interface HandOverRow {
  personId: string;
  begunAt: Date;
  doneAt: Date | null;
}

export const HandOverEntity = new EntitySchema<HandOverRow>({
  name: 'hand_over',
  columns: {
    personId: { type: 'uuid', name: 'person_id', primary: true },
    begunAt: { type: 'timestamptz', name: 'begun_at', default: () => 'now()' },
    doneAt: { type: 'timestamptz', name: 'done_at', nullable: true },
  },
  foreignKeys: [
    {
      target: 'person',
      columnNames: ['personId'],
      referencedColumnNames: ['id'],
      name: 'hand_over_person_id_fkey',
    },
  ],
});

import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { RestoreEvidence } from '#ledger';
import type { Evidence, ProvenCheckpoint } from '../evidence/evidence.service.js';

const text = (bytes: Buffer): string => bytes.toString('base64');
const texts = (list: readonly Buffer[]): string[] => list.map(text);

@ObjectType('HeadProof', {
  description: 'Shows how far one stream was at a checkpoint, and nothing of any other.',
})
export class HeadProofModel {
  @Field(() => ID, { description: 'The stream.' })
  declare readonly stream: string;

  @Field(() => String, { description: 'The 1140 bytes of the proof, in base64.' })
  declare readonly bytes: string;
}

@ObjectType('ProvenCheckpoint', { description: 'A signed checkpoint, as a leaf of the log.' })
export class ProvenCheckpointModel {
  @Field(() => String, { description: 'Its 144 signed bytes, in base64.' })
  declare readonly leaf: string;

  @Field(() => Int, { description: 'Its place in the log, from 0.' })
  declare readonly number: number;

  @Field(() => [String], { description: 'The hashes from the leaf to the root of the log head.' })
  declare readonly inclusion: string[];

  @Field(() => [HeadProofModel], {
    description: 'One for each stream of the plan that you may read today.',
  })
  declare readonly proofs: HeadProofModel[];
}

@ObjectType('RecordedRestore', {
  description: 'The word of the signer that a backup was put back.',
})
export class RecordedRestoreModel {
  @Field(() => String, { description: 'Its 154 signed bytes, in base64.' })
  declare readonly bytes: string;

  @Field(() => [String], { description: 'The hashes from the leaf to the root of the log head.' })
  declare readonly inclusion: string[];

  @Field(() => [String], {
    description: 'Shows that the leaves before it are the beginning of the log.',
  })
  declare readonly consistency: string[];
}

@ObjectType('Evidence', {
  description:
    'What shows that a plan was not rewritten, as docs/spec/ledger.md says; bytes in base64.',
})
export class EvidenceModel {
  @Field(() => String, { description: 'The newest log head, 144 signed bytes.' })
  declare readonly logHead: string;

  @Field(() => [String], { description: 'What witnesses said of it, 176 signed bytes each.' })
  declare readonly cosignatures: string[];

  @Field(() => [String], {
    description:
      'Shows that the log of `since` leaves is its beginning; empty where it is shorter.',
  })
  declare readonly consistency: string[];

  @Field(() => [RecordedRestoreModel], { description: 'The newest restores in the log.' })
  declare readonly restores: RecordedRestoreModel[];

  @Field(() => ProvenCheckpointModel, {
    nullable: true,
    description: 'Null until there is a checkpoint from after you first asked: ask again then.',
  })
  declare readonly checkpoint: ProvenCheckpointModel | null;
}

export function evidenceModel(evidence: Evidence): EvidenceModel {
  return {
    logHead: text(evidence.logHead),
    cosignatures: texts(evidence.cosignatures),
    consistency: texts(evidence.consistency),
    restores: evidence.restores.map(restoreModel),
    checkpoint: evidence.checkpoint ? checkpointModel(evidence.checkpoint) : null,
  };
}

function restoreModel({ bytes, inclusion, consistency }: RestoreEvidence): RecordedRestoreModel {
  return {
    bytes: text(bytes),
    inclusion: texts(inclusion),
    consistency: texts(consistency),
  };
}

function checkpointModel({ leaf, number, inclusion, proofs }: ProvenCheckpoint) {
  return {
    leaf: text(leaf),
    number,
    inclusion: texts(inclusion),
    proofs: proofs.map(({ streamId, bytes }) => ({ stream: streamId, bytes: text(bytes) })),
  };
}

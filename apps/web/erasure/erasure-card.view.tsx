import { useState } from 'react';
import { useMoments } from '../messages/use-moments.js';
import { useSay } from '../messages/use-say.js';
import type { Refusal } from '../session/ask.js';
import { ActionButton } from '../ui/action-button.view.js';
import { SureDialog } from '../ui/sure.dialog.js';
import { erasureWords, type ErasureTerms, type OfficerErasure } from './erasure.js';
import { WrittenReasonDialog } from './written-reason.dialog.js';

type Step = 'agree' | 'refuse' | 'undo';

interface ErasureCardProps {
  readonly erasure: OfficerErasure;
  readonly terms: ErasureTerms;
  readonly step: (name: Step, body?: object) => Promise<Refusal | undefined>;
}

/** A request or record as a privacy officer sees it: what sort of thing, who, when and why, and no content (E-07, E-40). */
export function ErasureCard({ erasure, terms, step }: ErasureCardProps) {
  const say = useSay();
  const { moment } = useMoments();
  const { sort, status, items, decidedBy, decidedAt } = erasure;
  return (
    <div className="v-stack v-stack--tight">
      <div className="v-row v-row--spread">
        <strong>{erasureWords(say, erasure)}</strong>
        <span className="nl-data-badge">{say(`erasure.status.${status}`)}</span>
      </div>
      <span className="v-hint">
        {say(`erasure.basis.${erasure.basis}`)}
        {sort === 'CASE' ? '' : ` · ${say('erasure.items', { count: items })}`}
      </span>
      <span className="v-hint">
        {say('erasure.asked', {
          by: erasure.askedBy,
          organisation: erasure.askedOrganisation,
          at: moment(erasure.askedAt),
        })}
      </span>
      {decidedBy !== null && decidedAt !== null && (status === 'AGREED' || status === 'DONE') ? (
        <span className="v-hint">
          {say('erasure.agreed', {
            by: decidedBy,
            organisation: erasure.organisation,
            at: moment(decidedAt),
          })}
        </span>
      ) : null}
      {erasure.reason === null ? null : <q className="nl-paragraph">{erasure.reason}</q>}
      <WhatFollows erasure={erasure} />
      <ErasureSteps erasure={erasure} terms={terms} step={step} />
    </div>
  );
}

/** Until when it can be undone, what holds it up, when it went, and until when backups still have it (E-41). */
function WhatFollows({ erasure }: Pick<ErasureCardProps, 'erasure'>) {
  const say = useSay();
  const { moment } = useMoments();
  const { sort, status, endsAt, destroyedAt, backupsUntil, isHeld } = erasure;
  const isOpen = status === 'ASKED' || status === 'AGREED';
  return (
    <>
      {status === 'AGREED' && endsAt !== null ? (
        <p className="nl-paragraph">
          {say(sort === 'CASE' ? 'erasure.undoUntil.case' : 'erasure.undoUntil', {
            at: moment(endsAt),
          })}
        </p>
      ) : null}
      {isHeld && isOpen ? <p className="nl-paragraph">{say('erasure.held')}</p> : null}
      {status === 'DONE' ? (
        <p className="nl-paragraph">
          {destroyedAt === null
            ? say('erasure.destroying')
            : say('erasure.destroyed', { at: moment(destroyedAt) })}
        </p>
      ) : null}
      {backupsUntil !== null && (status === 'AGREED' || status === 'DONE') ? (
        <p className="v-hint">{say('erasure.backups', { at: moment(backupsUntil) })}</p>
      ) : null}
    </>
  );
}

function ErasureSteps({ erasure, terms, step }: ErasureCardProps) {
  const say = useSay();
  const [asked, ask] = useState<Step | null>(null);
  const { sort, can } = erasure;
  const what = erasureWords(say, erasure);
  const values = { days: terms.undoDays, backup: terms.backupDays };
  const textOf = (name: 'agree' | 'undo'): string =>
    name === 'agree'
      ? say(sort === 'CASE' ? 'erasure.agree.case' : 'erasure.agree.text', values)
      : say('erasure.undo.text');
  return (
    <div className="v-row">
      {(['agree', 'refuse', 'undo'] as const).map((name) =>
        can[name] ? (
          <ActionButton
            key={name}
            size="small"
            {...(name === 'refuse' && { look: 'subtle' as const })}
            aria-label={say(`erasure.${name}.of`, { what })}
            onPress={() => ask(name)}
          >
            {say(`erasure.${name}`)}
          </ActionButton>
        ) : null,
      )}
      {asked === 'agree' || asked === 'undo' ? (
        <SureDialog
          title={say(`erasure.${asked}.of`, { what })}
          text={textOf(asked)}
          sure={say(`erasure.${asked}`)}
          onSure={() => void step(asked)}
          onClose={() => ask(null)}
        />
      ) : null}
      {asked === 'refuse' ? (
        <WrittenReasonDialog
          place={`erasure/${erasure.id}/refuse`}
          title={say('erasure.refuse.of', { what })}
          text={say('erasure.refuse.text')}
          submit={say('erasure.refuse')}
          send={(reason) => step('refuse', { reason })}
          onClose={() => ask(null)}
        />
      ) : null}
    </div>
  );
}

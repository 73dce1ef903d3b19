import { SECTIONS } from '#contract';
import { isMessageId, labelId } from '../messages/label-id.js';
import { useMoments, type Moments } from '../messages/use-moments.js';
import { useSay, type Say } from '../messages/use-say.js';
import type { AccessLogEntry } from './access-log.query.js';

/** One line: who did what, when, how it ended, and the facts beside it. */
export function AccessLogLine({ entry }: { entry: AccessLogEntry }) {
  const say = useSay();
  const moments = useMoments();
  const facts = factsOf(entry, say, moments);
  return (
    <article className="v-access">
      <p className="v-access__what">
        <strong>{say(`accessLog.kind.${entry.kind}`)}</strong>
        {entry.outcome === 'REFUSED' ? (
          <span className="v-access__refused">{say('accessLog.outcome.REFUSED')}</span>
        ) : null}
      </p>
      <p className="v-access__who">
        {entry.person.name} · {entry.organisation.name}
      </p>
      <p className="v-hint">
        <time dateTime={entry.occurredAt}>{moments.moment(entry.occurredAt)}</time>
      </p>
      <dl className="v-access__facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function factsOf(entry: AccessLogEntry, say: Say, { list }: Moments): [string, string][] {
  const held = (['authorisation', 'caseRelation', 'consent', 'emergency'] as const).filter(
    (check) => entry.checks[check],
  );
  const facts: [string, string | null][] = [
    [
      say('accessLog.duration'),
      entry.kind === 'PLAN_OPEN' && entry.outcome === 'SUCCESS' ? durationOf(entry, say) : null,
    ],
    [say('accessLog.reason'), entry.reason === null ? null : reasonOf(entry.reason, say)],
    [say('accessLog.about'), entry.about?.name ?? null],
    [say('accessLog.plan'), entry.planId],
    [say('accessLog.sections'), list(entry.sections.map((section) => sectionOf(section, say)))],
    [
      say('accessLog.filters'),
      list(entry.filters.map((filter) => wordOf('filterName', filter, say))),
    ],
    [say('accessLog.point'), wordOf('point', entry.accessPoint, say)],
    [say('accessLog.policy'), list(entry.policy)],
    [say('accessLog.checks'), list(held.map((check) => say(`accessLog.check.${check}`)))],
  ];
  return facts.flatMap(([name, text]) => (text ? [[name, text]] : []));
}

function durationOf({ durationSeconds: all }: AccessLogEntry, say: Say): string {
  if (all === null) return say('accessLog.duration.open');
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  return say('accessLog.duration.lasted', { hours, minutes, seconds: all % 60 });
}

function reasonOf(reason: string, say: Say): string {
  return wordOf('reason', reason, say);
}

function sectionOf(name: string, say: Say): string {
  const section = SECTIONS.find((one) => one === name);
  return section ? say(labelId.section(section)) : name;
}

/** A code in words; as it is where there are none for it yet. */
function wordOf(sort: 'filterName' | 'point' | 'reason', code: string, say: Say): string {
  const id = `accessLog.${sort}.${code}`;
  return isMessageId(id) ? say(id) : code;
}

import { plainLines } from '../../../base/plain-text.ts';
import { plural } from '../../../base/plural.ts';
import type { Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { missingInWords } from '../../../stats/words/missing-in-words.ts';
import type { Conjunction } from '../../../stats/outcome/failure-pattern.ts';
import { failureInWords } from '../../../stats/words/failures-in-words.ts';
import { failuresOf } from '../../failures-of.ts';
import { variedFactors } from '../cell-means.ts';
import { number, paragraphs, table, text } from '../figure.ts';
import { html, type Markup, shortened } from '../markup.ts';
import type { ReportData, ReportTrial } from '../report-data.ts';
import type { Section } from './section.ts';

/** Reasons and runs that are listed. */
const reasonsMax = 20;
const runsMax = 100;

/** What has no result, and why. */
export function missingSection({ trials, spec, primary: { analysis } }: ReportData): Section {
  const missing = trials.filter(({ state }) => state !== 'done');
  const words = analysis === undefined ? [] : missingInWords(analysis);
  const body =
    missing.length === 0
      ? html`<p>${`Nothing: all ${plural(trials.length, 'run')} gave a result.`}</p>${paragraphs(words)}`
      : html`${reasonTable(missing)}${patterns(spec, trials)}${paragraphs(words)}${runTable(missing, variedFactors(spec))}`;
  return { id: 'missing', title: 'What is missing, and why', body };
}

/** Runs without a result, by what became of them. */
function reasonTable(missing: readonly Trial[]): Markup {
  const counts = new Map<string, number>();
  for (const trial of missing) {
    const reason = reasonOf(trial);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return table(
    'Runs without a result, by reason',
    [text('reason'), number('runs')],
    sorted.slice(0, reasonsMax).map(([reason, count]) => [reason, String(count)]),
  );
}

/** What runs that failed alike have in common. */
function patterns(spec: ReportData['spec'], trials: readonly Trial[]): Markup {
  const ended = trials.map((trial) => ({ ...trial, error: trial.fault?.message }));
  const failures = failuresOf(spec, ended);
  if (failures.length === 0) return html``;
  const known = trials.filter(
    ({ state, reference }) =>
      reference === undefined && (state === 'done' || state === 'failed' || state === 'pruned'),
  );
  const nameOf = (levels: Conjunction): string =>
    Object.entries(levels)
      .map(([name, level]) => `${name}=${level}`)
      .join(' × ');
  return html`<h3>What failures have in common</h3>${table(
    'What failures have in common',
    [text('failure'), number('runs'), text('which')],
    failures.map((failure) => [
      reasonOf({ state: 'failed', fault: { ...failure, outputTail: '' }, pruning: undefined }),
      String(failure.failed),
      failureInWords(failure, { nameOf, ended: known.length }),
    ]),
  )}`;
}

function reasonOf({ state, fault, pruning }: Pick<Trial, 'state' | 'fault' | 'pruning'>): string {
  if (state === 'failed') {
    const message = plainLines(fault?.message ?? '')[0] ?? '';
    return `failed, ${faultName(fault?.faultClass ?? 'user')}${message === '' ? '' : `: ${shortened(message, 160)}`}`;
  }
  if (state === 'pruned') return `stopped early${pruning === undefined ? '' : ` at step ${pruning.step}`}`;
  return state === 'leased'
    ? 'runs now'
    : state === 'queued'
      ? 'not yet run'
      : state === 'unknown'
        ? 'not known'
        : state;
}

function runTable(missing: readonly ReportTrial[], factors: readonly string[]): Markup {
  const ended = missing.filter(({ state }) => state !== 'queued' && state !== 'leased').slice(0, runsMax);
  if (ended.length === 0) return html``;
  const hasSweeps = ended.some(({ sweep }) => sweep !== undefined);
  return html`<details><summary>${`The runs${ended.length < missing.length ? `, ${ended.length} of ${missing.length}` : ''}`}</summary>${table(
    'Runs without a result',
    [
      number('run'),
      ...(hasSweeps ? [text('sweep')] : []),
      ...factors.map(text),
      number('replicate'),
      text('reason'),
      number('tries'),
      text('agent'),
    ],
    ended.map((trial) => [
      String(trial.plannedOrder + 1),
      ...(hasSweeps ? [trial.sweep ?? ''] : []),
      ...factors.map((name) => String(trial.settings[name] ?? '–')),
      String(trial.replicate),
      reasonOf(trial),
      String(trial.attempts),
      trial.agentName,
    ]),
  )}</details>`;
}

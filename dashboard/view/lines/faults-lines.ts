/** What went wrong: failures that are alike together, with what their trials have in common. Empty when nothing did. */
import { plainLine } from '../../../base/plain-text.ts';
import { plural } from '../../../base/plural.ts';
import { failureInWords } from '../../../stats/words/failures-in-words.ts';
import type { FaultClass } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import type { Glyphs } from '../glyphs.ts';
import { levelsName } from '../levels-name.ts';
import type { DashboardModel } from '../model.ts';
import { answerTo, type NamedFailure } from '../question.ts';
import { digestOf, type FaultCount } from '../trial-digest.ts';
import { type Line, cutLine, cutWithCount, muted, span, strong } from '../spans.ts';

/** What the class means to the one who has to do something about it. */
export const faultMeaning: Readonly<Record<FaultClass, string>> = {
  unknown: 'a class of fault that this version does not know',
  user: 'the trial stopped with an error of its own',
  outOfMemory: 'the trial ran out of memory',
  diverged: 'the loss became infinite: an outcome of the settings',
  timeout: 'no progress or no end within the limits',
  lost: 'the agent was not heard from',
  infrastructure: 'the process was killed from outside',
  machine: 'the machine lacks what the trial needs: it goes to another',
  metricsMissing: 'it ended well but reported no response',
};

export function faultsLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  glyphs: Glyphs,
): Line[] {
  const counts = digestOf(model.trials).faults;
  if (counts.length === 0 || height <= 0) return [];
  const failures = answerTo<'failures'>(model, { kind: 'failures' })?.failures;
  const lines =
    failures === undefined
      ? counts.map(classLine)
      : [
          ...failures.map((failure) => failureLine(failure, model, glyphs)),
          ...counts.filter(({ retried }) => retried > 0).map((count) => classLine({ ...count, failed: 0 })),
        ];
  return [[muted('failures, by what their trials have in common')], ...withCount(lines, height - 1)]
    .slice(0, height)
    .map((line) => cutLine(line, width, glyphs.ellipsis));
}

/** Says how many are left out: in a row of its own, or before the only one. */
function withCount(lines: readonly Line[], height: number): readonly Line[] {
  const [first] = lines;
  if (height <= 1 && lines.length > 1 && first !== undefined)
    return [[muted(`1 of ${lines.length}: `), ...first]];
  return cutWithCount(lines, height, 'more kinds');
}

/** "✗ all 12 are depth=5 × mish: CUDA out of memory". */
function failureLine(failure: NamedFailure, { sweep, trials }: DashboardModel, glyphs: Glyphs): Line {
  const { done, failed, pruned } = digestOf(trials).counts;
  const words = failureInWords(failure, {
    nameOf: (levels) => levelsName(levels, sweep?.spec, ` ${glyphs.times} `),
    ended: done + failed + pruned,
  });
  const message = plainLine(failure.message);
  return [
    span(`${glyphs.failed} `, 'bad'),
    failure.parts.some(({ isSure }) => isSure) ? strong(words) : span(words),
    span(': '),
    span(message === '' ? faultName(failure.faultClass) : message, 'bad'),
  ];
}

const classLine = ({ faultClass, failed, retried }: FaultCount): Line => [
  span(faultName(faultClass), failed > 0 ? 'bad' : 'warn'),
  span(failed > 0 ? `  ${plural(failed, 'trial')} failed` : ''),
  span(retried > 0 ? `  ${retried} tried again` : ''),
  muted(`  ${faultMeaning[faultClass]}`),
];

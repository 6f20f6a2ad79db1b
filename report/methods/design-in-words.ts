import { plural } from '../../base/plural.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { listWords } from '../../stats/words/wording.ts';
import { sweepsOf } from '../several/several-sweeps.ts';
import type { TrialRecord } from '../trial-record.ts';

/**
 * What was planned, as the methods section of a paper says it: one paragraph.
 *
 * @param spec of one sweep, or what several were pooled to
 */
export function designInWords(spec: SweepSpec, trials: readonly TrialRecord[]): string {
  const { factors, references = [], wholePlot, random, seeds } = spec;
  const sweeps = [...sweepsOf(trials).values()];
  const shared =
    seeds === 'own' ? 'every run has a seed of its own' : 'all cells of a replicate share its seed';
  return [
    `${plural(factors.length, 'factor')} in ${kindInWords(spec, trials, sweeps.length)}, ${trials.length} runs in all`,
    references.length > 0
      ? `; beside it ${plural(references.length, 'reference')} once in each replicate`
      : '',
    `. ${orderInWords(spec, sweeps.length)}; ${shared}.`,
    wholePlot === undefined
      ? ''
      : ` Runs of the same ${wholePlot.join(' and ')} run together, as a whole plot.`,
    random === undefined ? '' : ` The levels of ${random.join(' and ')} are a sample.`,
    sweeps.length > 1 ? ` ${sweepsInWords(sweeps)}` : '',
  ].join('');
}

function kindInWords(
  { factors, fraction, replicates }: SweepSpec,
  trials: readonly TrialRecord[],
  sweeps: number,
): string {
  const crossed = factors.reduce((product, { levels }) => product * levels.length, 1);
  const planned = trials.filter(({ reference }) => reference === undefined);
  // Each sweep numbers its own cells.
  const cells = new Set(
    planned.map(({ cell, settings }) =>
      sweeps > 1 ? JSON.stringify(factors.map(({ name }) => settings[name] ?? null)) : cell,
    ),
  ).size;
  const combinations = `${cells} of ${crossed} combinations`;
  if (sweeps > 1) return `${sweeps} sweeps of one design space: ${combinations}`;
  const kind =
    fraction === undefined
      ? cells === crossed
        ? 'a full factorial design'
        : 'a factorial design'
      : `a fraction (${fractionName(fraction.kind)})`;
  return `${kind}: ${combinations}, ${plural(replicates, 'replicate')} each`;
}

const fractionName = (kind: 'latin' | 'regular' | 'dOptimal'): string =>
  kind === 'dOptimal' ? 'D-optimal' : kind === 'latin' ? 'Latin square' : 'regular';

function orderInWords({ blocks, replicates, seed }: SweepSpec, sweeps: number): string {
  const inBlocks = blocks === 'replicate' && replicates > 1;
  if (sweeps > 1)
    return `Runs are in random order within each ${inBlocks ? 'replicate of each sweep' : 'sweep'}, which is a block`;
  return `Runs are in random order${inBlocks ? ' within each replicate, which is a block' : ''} (seed ${seed})`;
}

/** Each with its runs and replicates, in order. */
function sweepsInWords(sweeps: readonly (readonly TrialRecord[])[]): string {
  const each = sweeps.map((trials) => {
    const replicates = new Set(trials.map(({ replicate }) => replicate)).size;
    return `${trials[0]?.sweep ?? 'one'} has ${plural(trials.length, 'run')} in ${plural(replicates, 'replicate')}`;
  });
  return `${listWords(each)}.`;
}

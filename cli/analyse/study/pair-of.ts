import type { Question } from '../../../dashboard/view/question.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import {
  type PairFactor,
  type PairTable,
  pairTable,
  type RunStanding,
} from '../../../stats/outcome/pair-table.ts';
import { levelsOf, type StudiedTrial } from './studied-trial.ts';

/** Levels of a factor beyond which a table shows no more. */
const levelsMax = 200;

export function pairOf(
  { response, across, down }: Extract<Question, { kind: 'pair' }>,
  spec: SweepSpec,
  trials: readonly StudiedTrial[],
): PairTable {
  const factor = (name: string): PairFactor => ({
    name,
    levels: (spec.factors.find((one) => one.name === name)?.levels ?? []).slice(0, levelsMax).map(String),
  });
  const runs = trials
    .filter(({ reference }) => reference === undefined)
    .map((trial) => ({
      levels: levelsOf(trial),
      standing: standingOf(trial),
      value: trial.metrics[response],
    }));
  return pairTable(runs, factor(across), factor(down));
}

function standingOf({ state }: StudiedTrial): RunStanding {
  if (state === 'done' || state === 'failed') return state;
  return state === 'pruned' ? 'censored' : 'open';
}

/** The trials with the best results by the primary response: those whose curves stand in the overview. */
import type { Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { FirstFew } from './first-few.ts';
import { oncePerPair } from './once-per.ts';
import type { TrialMap } from './trial-map.ts';

const bestTrialsMax = 3;

/** Best first. */
export const bestTrials = oncePerPair(
  ({ chunks }: TrialMap, spec: SweepSpec | undefined): readonly Trial[] =>
    spec === undefined ? [] : firstOf(chunks.map((chunk) => bestOfChunk(chunk, spec)).flat(), spec),
);

/** A chunk that has not changed is not looked at again. */
const bestOfChunk = oncePerPair((chunk: readonly Trial[], spec: SweepSpec) => firstOf(chunk, spec));

function firstOf(trials: readonly Trial[], { primary }: SweepSpec): readonly Trial[] {
  const sign = primary.goal === 'minimize' ? 1 : -1;
  const valueOf = ({ metrics }: Trial): number => metrics[primary.name] ?? Number.NaN;
  const best = new FirstFew<Trial>(
    bestTrialsMax,
    (a, b) => sign * (valueOf(a) - valueOf(b)) || a.plannedOrder - b.plannedOrder,
  );
  for (const trial of trials)
    if (trial.state === 'done' && trial.reference === undefined && Number.isFinite(valueOf(trial)))
      best.add(trial);
  return best.take();
}

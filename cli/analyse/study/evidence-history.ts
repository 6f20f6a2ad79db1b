import type { EvidenceAnswer, StudyFacts } from '../../../dashboard/view/question.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';
import type { Evidence } from '../../../stats/analysis-result.ts';
import type { StudiedTrial } from './studied-trial.ts';

/** Evidence that was found, by response and number of results: what came first does not change. */
export type EvidenceMemory = Map<string, readonly Evidence[]>;

/** Looks into the past; more would not be seen. */
const looksMax = 24;
/** Analyses of the past in one answer: the next answer has further ones. */
const newLooksMax = 8;
const memoryMax = 1_000;

/**
 * The evidence as it stood after the first results, some more and so on to the present. The looks lie on a grid that gets coarser as results
 * arrive and keeps every second point, so that most are known from before; those that are not come a few at a time.
 */
export function evidenceHistory(
  response: string,
  { spec, interim }: StudyFacts,
  trials: readonly StudiedTrial[],
  memory: EvidenceMemory,
): EvidenceAnswer {
  const done = trials.filter(({ state, reference }) => state === 'done' && reference === undefined);
  const byEnd = done.toSorted((a, b) => a.endedAtMs - b.endedAtMs || a.plannedOrder - b.plannedOrder);
  const rank = new Map(byEnd.map(({ id }, at) => [id, at]));
  const after = (results: number): readonly StudiedTrial[] =>
    trials.map((trial) =>
      (rank.get(trial.id) ?? 0) < results ? trial : { ...trial, state: 'queued', metrics: {} },
    );
  const keyOf = (results: number): string => `${response} ${results} ${byEnd[results - 1]?.id ?? ''}`;
  const wanted = looksAt(done.length);
  // The present first, then what halves the largest gaps.
  const missing = coarseToFine(wanted.filter((results) => !memory.has(keyOf(results)))).slice(0, newLooksMax);
  for (const results of missing) {
    const { evidence } = analyseSweep({
      spec,
      response,
      trials: after(results),
      interim: interim || results < done.length,
      detail: 'live',
    });
    memory.set(keyOf(results), evidence);
    for (const oldest of memory.keys()) {
      if (memory.size <= memoryMax) break;
      memory.delete(oldest);
    }
  }
  const looks = wanted.flatMap((results) => {
    const evidence = memory.get(keyOf(results));
    return evidence === undefined ? [] : [{ results, evidence }];
  });
  return { kind: 'evidence', looks, isWhole: looks.length === wanted.length };
}

/** Multiples of a step that is a power of two, and the present. */
function looksAt(results: number): number[] {
  if (results === 0) return [];
  let step = 1;
  while (results / step > looksMax) step *= 2;
  const looks = Array.from({ length: Math.floor(results / step) }, (_, at) => (at + 1) * step);
  return looks.at(-1) === results ? looks : [...looks, results];
}

/** The last, the first, the one between, and so on. */
function coarseToFine(items: readonly number[]): number[] {
  const order: number[] = [];
  let step = 1;
  while (step < items.length) step *= 2;
  const seen = new Set<number>();
  for (; step >= 1; step /= 2) {
    for (let at = items.length - 1; at >= 0; at -= step) {
      if (!seen.has(at)) order.push(items[at] as number);
      seen.add(at);
    }
  }
  return order;
}

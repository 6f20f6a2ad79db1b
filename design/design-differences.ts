import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { quoteLevel } from './level-text.ts';
import { optionsWithoutPolicy } from './run-policy.ts';
import type { Factor, SweepSpec } from './sweep-spec.ts';

/**
 * What makes two sweeps different designs, one phrase each: factors and levels, replicates, options of the trainer, and the
 * other sections of the file by their names. Empty where they differ in run policy and texts for people alone.
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const specOf = (levels) =>
 *   parseSweep(
 *     `version: 1
 * name: sizes
 * factors: { size: ${levels} }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`,
 *     { fileName: 'sizes.yaml' },
 *   );
 * designDifferences(specOf('[1, 2]'), specOf('[1, 2, 3]')); // ['factor size has level 3 too']
 */
export function designDifferences(before: SweepSpec, after: SweepSpec): string[] {
  return [
    ...factorDifferences(before.factors, after.factors),
    ...(before.replicates === after.replicates
      ? []
      : [`${after.replicates} replicates, not ${before.replicates}`]),
    ...optionDifferences(before, after),
    ...sectionDifferences(before, after),
  ];
}

function factorDifferences(before: readonly Factor[], after: readonly Factor[]): string[] {
  const found: string[] = [];
  for (const { name, levels } of after) {
    const known = before.find((factor) => factor.name === name)?.levels;
    if (known === undefined) found.push(`factor ${name} is new`);
    else {
      const [now, then] = [new Set(levels), new Set(known)];
      const added = levels.filter((level) => !then.has(level)).map(quoteLevel);
      const gone = known.filter((level) => !now.has(level)).map(quoteLevel);
      if (added.length > 0) found.push(`factor ${name} has level ${listed(added)} too`);
      if (gone.length > 0) found.push(`factor ${name} has level ${listed(gone)} no more`);
      if (added.length + gone.length === 0 && canonicalJson(levels) !== canonicalJson(known))
        found.push(`the levels of ${name} stand in another order`);
    }
  }
  for (const { name } of before)
    if (!after.some((factor) => factor.name === name)) found.push(`factor ${name} is gone`);
  return found;
}

const shownMax = 5;
const listed = (levels: readonly string[]): string =>
  levels.length <= shownMax ? levels.join(', ') : `${levels.slice(0, shownMax).join(', ')}, ...`;

function optionDifferences({ trainer: before }: SweepSpec, { trainer: after }: SweepSpec): string[] {
  if (before.kind !== after.kind) return [`trainer.kind is ${after.kind}, not ${before.kind}`];
  const [was, is] = [optionsWithoutPolicy(before), optionsWithoutPolicy(after)];
  return changedKeys(was, is).map((key) => `trainer.${key} differs`);
}

function sectionDifferences(before: SweepSpec, after: SweepSpec): string[] {
  const decisive = (spec: SweepSpec): Readonly<Record<string, unknown>> => {
    const {
      name: _name,
      description: _description,
      factors: _factors,
      replicates: _replicates,
      ...rest
    } = spec;
    const { trainer: _trainer, retry: _retry, resources: _resources, primary, responses, ...sections } = rest;
    const response = [primary, ...responses].map(({ name, goal }) => [name, goal]);
    return { ...sections, response };
  };
  return changedKeys(decisive(before), decisive(after)).map((key) => `${key} differs`);
}

function changedKeys(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value as Json));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => textOf(before[key]) !== textOf(after[key]),
  );
}

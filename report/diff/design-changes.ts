import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import { optionsWithoutPolicy } from '../../design/run-policy.ts';
import type { Constraint, Factor, SweepSpec } from '../../design/sweep-spec.ts';
import type { Change, DiffSide, FactorChange } from './sweep-diff.ts';

/** Factors that one of the two lacks, and levels; factors that are equal in both are left out. */
export function factorChanges(
  { factors: first }: Pick<SweepSpec, 'factors'>,
  { factors: second }: Pick<SweepSpec, 'factors'>,
): FactorChange[] {
  const names = [...new Set([...first, ...second].map(({ name }) => name))];
  return names.flatMap((factor): FactorChange[] => {
    const [a, b] = [first, second].map((all) => all.find(({ name }) => name === factor));
    const [levelsOfFirst, levelsOfSecond] = [without(a, b), without(b, a)];
    const onlyIn = a === undefined ? 'second' : b === undefined ? 'first' : null;
    return onlyIn === null && levelsOfFirst.length + levelsOfSecond.length === 0
      ? []
      : [{ factor, onlyIn, levelsOfFirst, levelsOfSecond }];
  });
}

function without(own: Factor | undefined, other: Factor | undefined): string[] {
  const known = new Set(other?.levels.map(String));
  return own?.levels.map(String).filter((level) => !known.has(level)) ?? [];
}

/** Everything else that decides what is run, and in which order. Of an inferred design only what runs show is compared. */
export function designChanges(first: DiffSide, second: DiffSide): Change[] {
  const isInferred = first.isInferred || second.isInferred;
  const [before, after] = [first.spec, second.spec].map((spec) => facts(spec, isInferred)) as [Facts, Facts];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what): Change[] => {
    const [a, b] = [before.get(what) ?? '', after.get(what) ?? ''];
    return a === b ? [] : [{ what, first: a, second: b }];
  });
}

type Facts = ReadonlyMap<string, string>;

function facts(spec: SweepSpec, isInferred: boolean): Facts {
  const { replicates, blocks, seeds, seed, wholePlot, references = [], derive } = spec;
  const ofRuns: [string, string][] = [
    ['replicates', String(replicates)],
    ['blocks', blocks],
    ['seeds', seeds ?? 'shared'],
    ['whole plot', (wholePlot ?? []).join(', ')],
    ['derived columns', derive.map(({ name }) => name).join(', ')],
    ['references', references.map(({ name }) => name).join(', ')],
  ];
  if (isInferred) return new Map(ofRuns);
  const { constraints, fraction, random, prune, dispatch, stop, trainer, primary, factors } = spec;
  const options = Object.entries(optionsWithoutPolicy(trainer)).map(([key, value]): [string, string] => [
    `trainer.${key}`,
    textOf(value),
  ]);
  return new Map([
    ...ofRuns,
    ['seed', String(seed)],
    ['constraints', constraints.map(constraintText).toSorted().join('; ')],
    ['fraction', textOf(fraction)],
    ['random', (random ?? []).join(', ')],
    ['prune', textOf(prune)],
    ['dispatch', textOf(dispatch)],
    ['stop', textOf(stop)],
    ['primary response', `${primary.goal} ${primary.name}`],
    ...factors.flatMap(({ name, when, scale }): [string, string][] => [
      [`when of ${name}`, textOf(when)],
      [`scale of ${name}`, scale ?? ''],
    ]),
    ['trainer', trainer.kind],
    ...options,
  ]);
}

const constraintText = (constraint: Constraint): string =>
  constraint.kind === 'rule' ? `rule ${constraint.rule}` : constraint.expression;

/** A text as it is, and a command as words. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value.join(' ');
  return canonicalJson(value as Json);
}

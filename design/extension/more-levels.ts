import { limits } from '../../base/limits.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { badText, groupDigits, levelKindNames, quoteLevel } from '../level-text.ts';
import type { Level, SweepSpec } from '../sweep-spec.ts';
import type { TrainerCheck } from '../trainer-check.ts';
import type { Addition, PlannedDesign } from './extension.ts';
import { newCells } from './new-cells.ts';
import { refused } from './refused.ts';

/** New levels of factors: the cells that they add, in as many replicates as the design has. */
export function moreLevels(
  planned: PlannedDesign,
  wanted: Readonly<Record<string, readonly Level[]>>,
  check?: TrainerCheck,
): Addition {
  const { spec } = planned;
  if (spec.fraction !== undefined) {
    throw refused(
      'the design is a fraction, whose balance new levels would upset',
      'launch a new sweep with these levels; trials that both have are known by their ids',
    );
  }
  for (const [name, levels] of Object.entries(wanted)) refuseLevels(spec, name, levels, check);
  const factors = spec.factors.map((factor) => ({
    ...factor,
    levels: [...factor.levels, ...(wanted[factor.name] ?? [])],
  }));
  const extended = { ...spec, factors };
  const what = Object.entries(wanted)
    .map(([name, levels]) => `${name} ${levels.map(quoteLevel).join(', ')}`)
    .join('; ');
  return newCells(planned, extended, check?.rules, `more levels: ${what}`);
}

function refuseLevels(spec: SweepSpec, name: string, levels: readonly Level[], check?: TrainerCheck): void {
  const factor = spec.factors.find((candidate) => candidate.name === name);
  if (factor === undefined) {
    const names = spec.factors.map((candidate) => candidate.name);
    throw refused(`no factor named ${JSON.stringify(name)}`, didYouMean(name, names));
  }
  const derived = spec.derive.find(({ by }) => by === name);
  if (derived !== undefined) {
    throw refused(
      `derived column "${derived.name}" follows "${name}" and has no value for new levels of it`,
      'launch a new sweep whose file gives a value for each',
    );
  }
  if (levels.length === 0) throw refused(`no new level of factor "${name}" is given`, `write ${name}=a,b`);
  if (factor.levels.length + levels.length > limits.levelsPerFactor)
    throw refused(
      `factor "${name}" would have more than ${groupDigits(limits.levelsPerFactor)} levels`,
      'add less',
    );
  const kind = typeof factor.levels[0];
  const seen = new Set<Level>(factor.levels);
  for (const level of levels) {
    if (typeof level !== kind || (typeof level === 'number' && !Number.isFinite(level))) {
      throw refused(
        `factor "${name}": level ${quoteLevel(level)} is not ${levelKindNames[kind as keyof typeof levelKindNames]}`,
        'give levels of the same kind as those that the factor has',
      );
    }
    if (seen.has(level))
      throw refused(`factor "${name}" already has level ${quoteLevel(level)}`, 'give new levels only');
    seen.add(level);
    const unreadable = typeof level === 'string' ? badText(level) : undefined;
    if (unreadable !== undefined)
      throw refused(`factor "${name}": ${unreadable}`, 'give the level a short plain name');
    const fault = check?.level(name, level);
    if (fault !== undefined) throw refused(fault.message, fault.next);
  }
}

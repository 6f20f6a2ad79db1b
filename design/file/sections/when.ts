/** The key `when` of a factor: under which levels of another factor it exists. */
import { didYouMean } from '../../../base/did-you-mean.ts';
import { levelTexts, quoteLevel } from '../../level-text.ts';
import type { Factor, Level } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';

/** Levels of one other factor, as the file writes them. */
type WrittenCondition = Readonly<Record<string, Level | readonly Level[]>>;

/**
 * A factor with the condition that its file gives it.
 *
 * @param factors all of the sweep, in the order of the file
 * @param written the factor as the file writes it
 */
export function withCondition(
  factor: Factor,
  factors: readonly Factor[],
  written: unknown,
  reading: Reading,
): Factor {
  const when = (written as { readonly when?: WrittenCondition } | undefined)?.when;
  if (when === undefined || Array.isArray(written)) return factor;
  const path = ['factors', factor.name, 'when'];
  const refuse = (message: string, next: string): Factor => {
    reading.refuse(
      'E_FACTOR_WHEN',
      reading.source.placeOf(path),
      `factor "${factor.name}": ${message}`,
      next,
    );
    return factor;
  };
  const [first, ...more] = Object.entries(when);
  if (first === undefined || more.length > 0)
    return refuse(
      'when names one other factor',
      'write when: { method: lora }, and a constraint for anything else',
    );
  const [name, levels] = first;
  const others = factors.map((other) => other.name).filter((other) => other !== factor.name);
  const outer = factors.find((other) => other.name === name);
  if (outer === undefined || name === factor.name)
    return refuse(`when names "${name}", which is no other factor`, didYouMean(name, others));
  const at = Array.isArray(levels) ? levels : [levels as Level];
  const known = new Set(outer.levels);
  const unknown = at.find((level) => !known.has(level));
  if (unknown !== undefined)
    return refuse(
      `"${name}" has no level ${quoteLevel(unknown)}`,
      didYouMean(String(unknown), levelTexts(outer.levels)),
    );
  const wanted = new Set(at);
  if (outer.levels.every((level) => wanted.has(level)))
    return refuse(`when lists every level of "${name}"`, 'leave when out: the factor always exists');
  return { ...factor, when: { factor: name, levels: outer.levels.filter((level) => wanted.has(level)) } };
}

/**
 * The first factor whose conditions go round in a circle; undefined where none does.
 *
 * @param factors with their conditions
 */
export function circularFactor(factors: readonly Factor[]): Factor | undefined {
  const outerOf = new Map(factors.map(({ name, when }) => [name, when?.factor]));
  return factors.find(({ name }) => {
    let at = outerOf.get(name);
    for (let step = 0; step < factors.length && at !== undefined; step++) at = outerOf.get(at);
    return at !== undefined;
  });
}

import type { Factor } from '../design/sweep-spec.ts';
import type { Nesting } from '../stats/model/nest.ts';

/** Factors of a sweep that exist under some levels of others only, each with all that it is within, the outermost first. */
export function nestsOf(factors: readonly Factor[]): Nesting[] {
  const whenOf = new Map(factors.map(({ name, when }) => [name, when?.factor]));
  const outerOf = (name: string): string[] => {
    const outer = whenOf.get(name);
    return outer === undefined ? [] : [...outerOf(outer), outer];
  };
  return factors.flatMap(({ name, when }) =>
    when === undefined ? [] : [{ factor: name, within: outerOf(name) }],
  );
}

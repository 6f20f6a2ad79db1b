/** What attempts reported over their steps, by metric; and the operations on it that agents, coordinator and clients share. */

/** Points of one metric in the order in which they were reported: three arrays of one length. */
export interface Curve {
  readonly steps: readonly number[];
  /** NaN and infinities are allowed: a diverged loss is a fact. */
  readonly values: readonly number[];
  /** Milliseconds since the attempt began. */
  readonly elapsedMs: readonly number[];
}

export type Curves = ReadonlyMap<string, Curve>;

/**
 * The curves of a trial from those of its attempts: what a later attempt reported replaces all from its first step on. So it
 * does not matter whether an attempt started again from the beginning or went on from a checkpoint.
 *
 * @param attempts in order
 */
export function joinAttempts(attempts: readonly Curves[]): Curves {
  const joined = new Map<string, Curve>();
  for (const curves of attempts) {
    for (const [name, later] of curves) {
      const earlier = joined.get(name);
      const from = later.steps[0];
      if (earlier === undefined || from === undefined) joined.set(name, earlier ?? later);
      else
        joined.set(
          name,
          concatenated(
            pick(earlier, (at) => (earlier.steps[at] ?? 0) < from),
            later,
          ),
        );
    }
  }
  return joined;
}

/** At most so many points, evenly chosen by their position, first and last among them. @param max at least 2 */
export function thinned(curve: Curve, max: number): Curve {
  const count = curve.steps.length;
  if (count <= max) return curve;
  const chosen = new Set(Array.from({ length: max }, (_, n) => Math.round((n * (count - 1)) / (max - 1))));
  return pick(curve, (at) => chosen.has(at));
}

function pick({ steps, values, elapsedMs }: Curve, isWanted: (at: number) => boolean): Curve {
  const wanted = (_: number, at: number): boolean => isWanted(at);
  return {
    steps: steps.filter(wanted),
    values: values.filter(wanted),
    elapsedMs: elapsedMs.filter(wanted),
  };
}

const concatenated = (left: Curve, right: Curve): Curve => ({
  steps: [...left.steps, ...right.steps],
  values: [...left.values, ...right.values],
  elapsedMs: [...left.elapsedMs, ...right.elapsedMs],
});

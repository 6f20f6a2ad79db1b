import type { Settings } from '../design/sweep-spec.ts';

/**
 * Pairs of factors that the design ties together: their levels fall into groups that no run links, so that what
 * differs between groups cannot be put down to the one factor or the other.
 *
 * @param settings of every planned run, finished or not
 */
export function linkedFactors(
  factors: readonly string[],
  settings: readonly Settings[],
): (readonly [string, string])[] {
  return factors.flatMap((first, index) =>
    factors
      .slice(index + 1)
      .flatMap((second) => (groupCount(first, second, settings) > 1 ? [[first, second] as const] : [])),
  );
}

/** Connected components of the graph whose vertices are the levels of both factors and whose edges are the runs. */
function groupCount(first: string, second: string, settings: readonly Settings[]): number {
  const parent = new Map<string, string>();
  const rootOf = (vertex: string): string => {
    let root = vertex;
    for (let above = parent.get(root); above !== undefined; above = parent.get(root)) root = above;
    return root;
  };
  const vertices = new Set<string>();
  const seen = new Map<unknown, Set<unknown>>();
  for (const levels of settings) {
    // Replicates say nothing new.
    const partners = seen.get(levels[first]) ?? new Set();
    if (partners.has(levels[second])) continue;
    seen.set(levels[first], partners.add(levels[second]));
    const left = `1 ${levels[first]}`;
    const right = `2 ${levels[second]}`;
    vertices.add(left).add(right);
    const [leftRoot, rightRoot] = [rootOf(left), rootOf(right)];
    if (leftRoot !== rightRoot) parent.set(leftRoot, rightRoot);
  }
  return vertices.size - parent.size;
}

import type { Level, Settings } from '../design/sweep-spec.ts';

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
  const pairs = factors.flatMap((first, index) =>
    factors.slice(index + 1).map((second) => ({ first, second, groups: new Groups() })),
  );
  for (const levels of settings) {
    for (const { first, second, groups } of pairs) groups.link(levels[first], levels[second]);
  }
  return pairs.flatMap(({ first, second, groups }) => (groups.count > 1 ? [[first, second] as const] : []));
}

/** Connected components of the graph whose vertices are the levels of both factors and whose edges are the runs. */
class Groups {
  readonly #parent = new Map<string, string>();
  readonly #vertices = new Set<string>();
  readonly #seen = new Map<unknown, Set<unknown>>();

  get count(): number {
    return this.#vertices.size - this.#parent.size;
  }

  link(first: Level | undefined, second: Level | undefined): void {
    // Replicates say nothing new.
    const partners = this.#seen.get(first) ?? new Set();
    if (partners.has(second)) return;
    this.#seen.set(first, partners.add(second));
    const [left, right] = [`1 ${first}`, `2 ${second}`];
    this.#vertices.add(left).add(right);
    const [leftRoot, rightRoot] = [this.#rootOf(left), this.#rootOf(right)];
    if (leftRoot !== rightRoot) this.#parent.set(leftRoot, rightRoot);
  }

  #rootOf(vertex: string): string {
    let root = vertex;
    for (let above = this.#parent.get(root); above !== undefined; above = this.#parent.get(root))
      root = above;
    return root;
  }
}

import type { Crossing } from './crossing.ts';
import { StratumShapes } from './stratum-shapes.ts';
import type { Part, StrataStructure } from './structure.ts';

/** How large a complete layout is to be. */
export interface LayoutSize {
  /** [m], levels of each random factor. */
  readonly levels: readonly number[];
  /** Runs of each cell, over those that it has. */
  readonly runs: number;
  /** Fixed term that numbers the runs of a cell, as blocks do: it grows with them. */
  readonly block?: string | undefined;
}

/** The strata of a layout that holds the same cells, but more levels of its random factors or more runs of each cell. */
export interface ResizedStrata extends Pick<StrataStructure, 'fixed' | 'parts' | 'strata' | 'random'> {
  readonly crossing: Pick<Crossing, 'factors' | 'levels'>;
  /** Runs in all. */
  readonly n: number;
}

/**
 * The strata of a complete layout at another size. Which directions share an error, and how evenly, does not depend on
 * the size: only expected mean squares and degrees of freedom do, so nothing is fitted again.
 */
export function resized(structure: StrataStructure, { levels, runs, block }: LayoutSize): ResizedStrata {
  const { fixed, extended, crossing, random, parts } = structure;
  const combinations = levels.reduce((product, own) => product * own, 1);
  const n = Math.round((fixed.cells.rows.length / crossing.combinations) * runs * combinations);
  const ownCrossing = { factors: crossing.factors, levels };
  const shapes = new StratumShapes(ownCrossing, random);
  const blockDf = parts.reduce((df, { name, start, end }) => (name === block ? end - start : df), 0);
  const added = block === undefined ? 0 : Math.round((blockDf + 1) * runs) - 1 - blockDf;
  const grown = parts.map((part): Part => {
    const shares = part.shares.map((share) => share * runs);
    const df = part.end - part.start + (part.name === block ? added : 0);
    return { ...part, shares, stratumOf: shapes.add({ ...part, shares }, df) };
  });
  const strata = shapes.finish(n - (extended.rank + added) * combinations);
  return { fixed, random, parts: grown, strata, crossing: ownCrossing, n };
}

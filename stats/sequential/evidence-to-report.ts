import type { Evidence } from '../analysis-result.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { PreparedData } from '../model/prepare.ts';
import { eProcess } from './e-process.ts';

/** Columns beyond which the evidence for a factor is left out: its cost grows with their cube. */
const evidenceColumnsMax = 200;

/** The evidence for each main effect, the block left out. */
export function evidenceToReport(fit: LinearFit, data: PreparedData, block: string | undefined): Evidence[] {
  const levelCounts = new Map([...data.factorColumns].map(([name, { levels }]) => [name, levels.length]));
  return fit.layout.blocks.flatMap(({ name, term, start, end }, index) => {
    if (name === block || term.length > 1 || end - start > evidenceColumnsMax) return [];
    const found = eProcess(fit, index, levelCounts);
    return [{ term: name, logE: found?.logE ?? null, p: found?.p ?? null, look: null }];
  });
}

import type { AnalysisRequest } from '../analysis-request.ts';
import type { LaidOut } from '../lay-out.ts';
import type { Note } from './note.ts';

/** What a reader must know of how the table was laid out: plots, runs that repeat others, a single seed. */
export function layoutNotes(laidOut: LaidOut, { seeds, block }: AnalysisRequest): Note[] {
  const { repeats, rows, data, plots, singleSeed } = laidOut;
  const replicate = seeds ?? block;
  const used = data.cells.rows.length;
  return [
    ...(plots === undefined
      ? []
      : [{ kind: 'plotsAmongRandom', plots: plots.term.groups.join(), alias: plots.alias } as const]),
    ...(repeats.all ? [{ kind: 'repeatedRuns', runs: repeats.rows.size } as const] : []),
    ...(repeats.replicates.length > 0 && replicate !== undefined
      ? [{ kind: 'repeatedReplicates', column: replicate, levels: repeats.replicates } as const]
      : []),
    ...(singleSeed !== undefined && seeds !== undefined
      ? [{ kind: 'singleSeed', column: seeds, seed: singleSeed } as const]
      : []),
    ...(used < rows.length ? [{ kind: 'completeReplicates', used, rows: rows.length } as const] : []),
  ];
}

import type { SweepSpec } from '../../design/sweep-spec.ts';
import { defaultSubject } from '../../diffusion/data/subject-families.ts';
import { anchorsOf, loadAnchors } from '../../diffusion/score/subject/anchors.ts';
import type { Anchor } from '../../stats/analysis-result.ts';

/**
 * Anchors of a response of a sweep, means over its subjects. [] for another task or trainer, for a subject that was not
 * measured, and for trials on another base net than the one that the anchors were measured on.
 *
 * @param baseVersion of the trials' base net
 */
export function anchorsOfSweep(
  { factors, trainer }: Pick<SweepSpec, 'factors' | 'trainer'>,
  response: string,
  baseVersion: string,
  table = loadAnchors(),
): Anchor[] {
  const { task = 'dreambooth', subject = defaultSubject } = trainer.options;
  if (trainer.kind !== 'diffusion' || task !== 'dreambooth' || table?.base !== baseVersion) return [];
  const levels = factors.find(({ name }) => name === 'subject')?.levels ?? [subject];
  return anchorsOf(table, response, levels.map(String));
}

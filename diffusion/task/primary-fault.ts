import { headRoomMin, loadAnchors, tightSubjects } from '../score/subject/anchors.ts';
import { trainerOptionDefault } from './options.ts';

type Level = string | number | boolean;

/**
 * What is wrong with a metric as the primary response: too little room between its floor and its ceiling for the noise of a
 * run, for a subject of the sweep.
 *
 * @param options of the sweep's trainer section
 * @param subjectLevels of the factor `subject`; undefined where there is none
 */
export function primaryFault(
  metric: string,
  options: Readonly<Record<string, unknown>>,
  subjectLevels: readonly Level[] | undefined,
  table = loadAnchors(),
): { readonly message: string; readonly next: string } | undefined {
  const { task = 'dreambooth', subject = trainerOptionDefault('dreambooth', 'subject') } = options;
  if (table === undefined || task !== 'dreambooth') return undefined;
  const [tight, ...others] = tightSubjects(table, metric, (subjectLevels ?? [subject]).map(String));
  if (tight === undefined) return undefined;
  const more = others.length === 0 ? '' : `, and little for ${others.length} more`;
  return {
    message: `"${metric}" has ${tight.room.toFixed(1)} residual standard deviations between floor and ceiling for ${tight.subject}${more}`,
    next: `choose a metric with at least ${headRoomMin} as primary, or another subject; it may stand under \`also\``,
  };
}

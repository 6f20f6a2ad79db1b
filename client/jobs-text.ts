import { plainLine } from '../base/plain-text.ts';
import type { Jobs } from './facts.ts';

/** How the jobs of a scheduler stand: `slurm 12 running, 3 pending, 2 end in <10m`. */
export function jobsText({ scheduler, running, pending, ending, trouble }: Jobs): string {
  const counts = [
    `${running} running`,
    ...(pending > 0 ? [`${pending} pending`] : []),
    ...(ending > 0 ? [`${ending} end in <10m`] : []),
  ];
  const text = `${scheduler} ${counts.join(', ')}`;
  return plainLine(trouble === '' ? text : `${text}; ${trouble}`);
}

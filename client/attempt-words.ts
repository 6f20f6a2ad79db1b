import { plainLine } from '../base/plain-text.ts';
import { groupDigits } from '../design/level-text.ts';
import type { Checkpoint, Trial } from './facts.ts';

/** `attempt 2, from step 4,000 of boxA`; the number alone for an attempt that began at the start. */
export function attemptInWords({ attempts, resumedFrom }: Pick<Trial, 'attempts' | 'resumedFrom'>): string {
  return resumedFrom === undefined ? String(attempts) : `attempt ${attempts}, ${fromInWords(resumedFrom)}`;
}

/** `from step 4,000 of boxA` */
const fromInWords = ({ step, agentName }: Pick<Checkpoint, 'step' | 'agentName'>): string =>
  `from step ${groupDigits(step)} of ${plainLine(agentName)}`;

import type { Collected } from './facts.ts';

/** `not here any more since 2026-11-30, as the sweep kept files of its best 3 trials (keep.artifacts)` */
export function collectedInWords({ keep, atMs }: Collected): string {
  const kept = keep === 'none' ? 'no files of its trials' : `files of its ${keep} trials`;
  return `not here any more since ${new Date(atMs).toISOString().slice(0, 10)}, as the sweep kept ${kept} (keep.artifacts)`;
}

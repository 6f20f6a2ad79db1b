import { keepTexts } from '../../design/keep.ts';
import type { Sweep, Trial } from '../../client/facts.ts';

/**
 * Why there is nothing any more of what the trial printed or reported: its sweep keeps that for a while only, and the while is over.
 *
 * @returns undefined where it would still be kept, so that there never was any
 */
export function noLongerKept(
  { spec }: Pick<Sweep, 'spec'>,
  { state, endedAtMs, plannedOrder }: Pick<Trial, 'state' | 'endedAtMs' | 'plannedOrder'>,
  kind: 'output' | 'curves',
  nowMs: number,
): string | undefined {
  const keptMs = kind === 'output' ? spec?.keep?.outputMs : spec?.keep?.curvesMs;
  const isOpen = state === 'queued' || state === 'leased';
  if (keptMs === undefined || isOpen || endedAtMs === 0 || nowMs - endedAtMs < keptMs) return undefined;
  const ended = new Date(endedAtMs).toISOString().slice(0, 10);
  const name = `keep.${kind}` as const;
  return `the ${kind} of trial ${plannedOrder + 1} ${kind === 'output' ? 'is' : 'are'} no longer kept: the trial ended on ${ended}, and its sweep keeps ${kind} for ${keepTexts(spec?.keep)[name]} after that (${name})`;
}

/** What a sweep has cost and will cost, in hours of GPUs; of slots where it runs on none. */
import { hasEnded } from '../../client/facts.ts';
import { formatFigure } from '../../base/number-text.ts';
import type { DashboardModel } from './model.ts';
import { slotsPerTrial } from './slots-per-trial.ts';
import { digestOf } from './trial-digest.ts';

export interface GpuTime {
  readonly unit: 'GPU' | 'slot';
  readonly spentMs: number;
  /** Undefined before a trial is done. */
  readonly toComeMs: number | undefined;
}

/** Undefined before anything ran, and of a coordinator that does not count it. */
export function gpuTime(model: DashboardModel): GpuTime | undefined {
  const { slotMs = 0, gpuMs = 0, state } = model.sweep ?? {};
  if (slotMs <= 0) return undefined;
  const unit = gpuMs > 0 ? 'GPU' : 'slot';
  const spentMs = gpuMs > 0 ? gpuMs : slotMs;
  if (state !== undefined && hasEnded(state)) return { unit, spentMs, toComeMs: 0 };
  const { durations, running, waiting } = digestOf(model.trials);
  if (durations.known === 0) return { unit, spentMs, toComeMs: undefined };
  // What runs has had half of its time, on average.
  const trialsLeft = waiting + running.length / 2;
  const perSlot = spentMs / slotMs;
  return { unit, spentMs, toComeMs: trialsLeft * durations.mean * slotsPerTrial(model) * perSlot };
}

/** `2.1 of ~3.4 GPU-h`. @param about the sign for an estimate */
export function gpuTimeText({ unit, spentMs, toComeMs }: GpuTime, about: string): string {
  const spent = hours(spentMs);
  if (toComeMs === 0) return `${spent} ${unit}-h`;
  return toComeMs === undefined
    ? `${spent} ${unit}-h so far`
    : `${spent} of ${about}${hours(spentMs + toComeMs)} ${unit}-h`;
}

const hours = (ms: number): string => {
  const value = ms / 3_600_000;
  return value < 0.01 ? value.toFixed(3) : formatFigure(value, value < 100 ? 2 : 3);
};

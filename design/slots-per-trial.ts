import type { Resources } from './sweep-spec.ts';

/**
 * Number of slots that one trial takes at least: each GPU that it asks for has one or more.
 *
 * @example
 * slotsPerTrial({ slots: 1, gpus: 4, labels: {} }); // 4
 */
export const slotsPerTrial = ({ slots, gpus = 0 }: Resources): number => Math.max(slots, gpus);

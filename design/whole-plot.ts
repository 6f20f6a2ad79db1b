import type { Settings, SweepSpec } from './sweep-spec.ts';

/**
 * Tells the whole plots of a replicate apart: cells with one answer run in one stretch.
 *
 * @param settings by cell
 * @returns undefined if the design has no whole plots
 */
export function wholePlotsOf(
  { wholePlot }: Pick<SweepSpec, 'wholePlot'>,
  settings: (cell: number) => Settings | undefined,
): ((cell: number) => string) | undefined {
  if (wholePlot === undefined) return undefined;
  return (cell) => JSON.stringify(wholePlot.map((name) => settings(cell)?.[name]));
}

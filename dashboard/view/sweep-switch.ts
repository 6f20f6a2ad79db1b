/** The list of sweeps that the dashboard may go over to, in place of the tab while it is open. */
import type { SweepId } from '../../base/ids.ts';
import { initialModel, type DashboardModel, type Screen } from './model.ts';

export const openSwitch = (model: DashboardModel): DashboardModel =>
  withScreen(model, { prompt: { kind: 'sweeps', selected: model.sweep?.id } });

/** Row of the cursor; the first where the sweep is not in the list (yet). */
export function cursorRow({ sweeps }: DashboardModel, selected: SweepId | undefined): number {
  return Math.max(
    0,
    sweeps.findIndex(({ id }) => id === selected),
  );
}

/** @returns `to` where another sweep is to be shown */
export function pressInSwitch(
  model: DashboardModel,
  key: string,
  selected: SweepId | undefined,
): { readonly model: DashboardModel; readonly to?: SweepId } {
  const { sweeps } = model;
  const closed = withScreen(model, { prompt: { kind: 'none' } });
  if (['escape', 'q', 'w'].includes(key)) return { model: closed };
  const at = cursorRow(model, selected);
  const to = sweeps[at]?.id;
  if (key === 'enter') {
    if (to === undefined || to === model.sweep?.id) return { model: closed };
    return { model: closed, to };
  }
  const by = steps[key];
  if (by === undefined || sweeps.length === 0) return { model };
  const row = Math.max(0, Math.min(sweeps.length - 1, at + by));
  return { model: withScreen(model, { prompt: { kind: 'sweeps', selected: sweeps[row]?.id } }) };
}

const steps: Readonly<Record<string, number>> = {
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  'page-up': -10,
  'page-down': 10,
  home: Number.NEGATIVE_INFINITY,
  g: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
  G: Number.POSITIVE_INFINITY,
};

/** Nothing of the sweep before is left but the place on the screen. */
export function switched({ screen, sweeps, clockOffsetMs }: DashboardModel): DashboardModel {
  const fresh = initialModel(screen);
  return { ...fresh, sweeps, clockOffsetMs, screen: { ...fresh.screen, tab: screen.tab } };
}

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});

/** Every view on a terminal: its keys lead there, it is painted, and escape leads back. */
import { afterEach, expect, it } from 'vitest';
import { sweepId } from '../../../../base/ids.ts';
import { viewKeys } from '../../../../dashboard/view/analysis-views.ts';
import type { ListedSweep } from '../../../../dashboard/view/listed-sweep.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { noOutput, withPrinted } from '../../../../dashboard/view/trial-output.ts';
import { analysedModelAt } from '../../../fixtures/dashboard/model-at.ts';
import { openScreen } from '../../../fixtures/dashboard/open-screen.ts';

const { model: plain, nowMs } = analysedModelAt(60_000, { columns: 100, rows: 40 });
const [first] = plain.trials.values();
if (first === undefined || plain.sweep === undefined) throw new Error('there is a trial of a sweep');
const other: ListedSweep = { ...plain.sweep, id: sweepId('other-1234'), name: 'other' };
const model: DashboardModel = [
  { kind: 'sweeps', sweeps: [other, { ...other, id: plain.sweep.id, name: plain.sweep.name }] },
  { kind: 'output', output: withPrinted(noOutput(first.id), 1, 'step 7 of 9\n') },
  { kind: 'noted', severity: 'warning', text: 'the disk is nearly full' },
  {
    kind: 'curves',
    trialId: first.id,
    of: '',
    curves: new Map([['loss', { steps: [1, 2], values: [4, 2] }]]),
  },
].reduce((before, event) => reduce(before, event as never, nowMs), plain);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const escape = '\u001b';
const views: readonly (readonly [view: string, keys: readonly string[], shows: RegExp])[] = [
  ['overview', [], /share of variation, 95%[^]*best so far by clip_image[^]*diverged {2}1 trial failed/],
  ['trials', ['2'], /40 trials[^]*sorted by order[^]*clip_image/],
  ['trial', ['2', 'g', '\r'], /state +done[^]*settings[^]*responses[^]*loss +a: axis/],
  ['output', ['2', 'g', 'l'], /step 7 of 9/],
  ['compare', ['2', 'g', ' ', ' ', '='], /settings that differ[^]*responses[^]*B - A = /],
  ['agents', ['3'], /2 agents[^]*agent-1[^]*agent-2/],
  ['log', ['5'], /the disk is nearly full/],
  ['help', ['3', '?'], /1-5, tab[^]*sweep[^]*pause or resume[^]*any key closes the help/],
  ['switcher', ['3', 'w'], /2 sweeps, newest first[^]*other {2}other-1234[^]*show that sweep/],
];

it.each(views)('shows the view %s, and escape leads back', async (view, keys, shows) => {
  const screen = openScreen(model, nowMs);
  closing.push(screen.close);
  // The whole of it is in one frame: the keys are pressed before the first is painted.
  for (const key of keys) screen.write(key);
  await screen.shows(shows);
  if (keys.length < 2) return;
  screen.write(escape);
  await screen.shows(view === 'help' || view === 'switcher' ? /2 agents/ : /40 trials/);
  expect(screen.effects).toEqual([]);
});

it('shows the analysis, and has each of its views on its key', async () => {
  const screen = openScreen(model, nowMs);
  closing.push(screen.close);
  screen.write('4');
  await screen.shows(/clip_image {3}response 1 of 2[^]*replicate \(block\)/);
  for (const [key, view] of viewKeys) {
    screen.write(key);
    while (screen.store.snapshot().model.screen.anova.view !== view)
      await new Promise((resolve) => setImmediate(resolve));
  }
  // Rows are painted that have changed since the last frame: it must have shown another view.
  screen.store.dispatch({ kind: 'announced', text: 'all were shown' });
  await screen.shows(/all were shown/);
  screen.write('t');
  await screen.shows(/replicate \(block\)/);
  expect(screen.effects).toEqual([]);
});

/** What went wrong, by class. Empty when nothing did. */
import { plural } from '../../../base/plural.ts';
import type { FaultClass } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import type { DashboardModel } from '../model.ts';
import { digestOf } from '../trial-digest.ts';
import { type Line, muted, span } from '../spans.ts';

/** What the class means to the one who has to do something about it. */
export const faultMeaning: Readonly<Record<FaultClass, string>> = {
  unknown: 'a class of fault that this version does not know',
  user: 'the trial stopped with an error of its own',
  outOfMemory: 'the trial ran out of memory',
  diverged: 'the loss became infinite: an outcome of the settings',
  timeout: 'no progress or no end within the limits',
  lost: 'the agent was not heard from',
  infrastructure: 'the process was killed from outside',
  machine: 'the machine lacks what the trial needs: it goes to another',
  metricsMissing: 'it ended well but reported no response',
};

export function faultsLines(model: DashboardModel, height: number): Line[] {
  const counts = digestOf(model.trials).faults;
  if (counts.length === 0 || height <= 0) return [];
  const lines = counts.map(
    ({ faultClass, failed, retried }): Line => [
      span(faultName(faultClass), failed > 0 ? 'bad' : 'warn'),
      span(failed > 0 ? `  ${plural(failed, 'trial')} failed` : ''),
      span(retried > 0 ? `  ${retried} tried again` : ''),
      muted(`  ${faultMeaning[faultClass]}`),
    ],
  );
  return [[muted('faults')], ...lines].slice(0, height);
}

/** What the screen shows of single trials and has yet to be asked for: pictures, attempts, output. */
import type { Trial } from '../../client/facts.ts';
import { contentArea, wideColumns } from './layout.ts';
import type { DashboardModel } from './model.ts';
import { picturesOf } from './picture.ts';
import { attemptsKey } from './stored-attempts.ts';
import { trialUnderCursor } from './trial-list.ts';

/** SHA-256 of the files of pictures to ask for. */
export function picturesWanted(model: DashboardModel): string[] {
  const { tab, columns, trials } = model.screen;
  if (tab !== 'trials' || trials.view === 'output') return [];
  const isBeside = trials.view === 'list' && columns >= wideColumns && contentArea(model.screen).height > 0;
  const looked =
    trials.view === 'compare'
      ? trials.marked.map((id) => model.trials.get(id))
      : trials.view === 'trial' || isBeside
        ? [trialUnderCursor(model)]
        : [];
  return looked
    .flatMap((trial) => (trial === undefined ? [] : picturesOf(trial)))
    .map(({ sha256 }) => sha256)
    .filter((sha256) => !model.pictures.has(sha256));
}

/** The trial whose attempts are to be asked for. */
export function attemptsWanted(model: DashboardModel): Trial | undefined {
  const { tab, columns, trials } = model.screen;
  const isSeen = trials.view === 'trial' || (trials.view === 'list' && columns >= wideColumns);
  const trial = tab === 'trials' && isSeen ? trialUnderCursor(model) : undefined;
  if (trial === undefined || trial.attempts === 0) return undefined;
  return model.attempts.get(trial.id)?.of === attemptsKey(trial) ? undefined : trial;
}

/** The trial whose output is to be followed; undefined where none is looked at. */
export function outputWanted(model: DashboardModel): Trial | undefined {
  const { tab, trials } = model.screen;
  if (tab !== 'trials' || (trials.view !== 'trial' && trials.view !== 'output')) return undefined;
  const trial = trialUnderCursor(model);
  return trial === undefined || trial.attempts === 0 ? undefined : trial;
}

/** What trials that save did: by their own ledger, and by the log. */
import { existsSync, readFileSync } from 'node:fs';
import { seq } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import { openLog } from '../../coordinator/log/open-log.ts';
import type { LoggedAttempt, SavingRun } from './lost-steps.ts';

type Writable<Item> = { -readonly [Name in keyof Item]: Item[Name] };

/** @param file that saving-trial.sh wrote */
export function readSavingRuns(file: string): SavingRun[] {
  const runs = new Map<string, Writable<SavingRun>>();
  /** The newest attempt of each trial that has begun. */
  const newest = new Map<string, number>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [what, trialId = '', number = '', step = ''] = line.split(' ');
    const key = `${trialId} ${number}`;
    const attempt = Number(number);
    if (what === 'begin') {
      runs.set(key, { trialId, attempt, from: Number(step), made: 0, said: 0, isOverlapping: false });
      newest.set(trialId, Math.max(attempt, newest.get(trialId) ?? 0));
    }
    const run = runs.get(key);
    if (run === undefined) continue;
    if (what === 'saved') run.said = Number(step);
    if (what !== 'step') continue;
    run.made++;
    if (attempt < (newest.get(trialId) ?? 0)) run.isOverlapping = true;
  }
  return [...runs.values()];
}

/** @param address of the log, as `--log` takes it. Nobody else may have it open. */
export async function readLoggedAttempts(address: string, dataDir: string): Promise<LoggedAttempt[]> {
  const { log } = await openLog(address, dataDir);
  const attempts = new Map<number, Writable<LoggedAttempt>>();
  /** Of each trial: step of the newest checkpoint, and step by manifest. */
  const newest = new Map<string, number>();
  const steps = new Map<string, number>();
  try {
    for await (const batch of log.read(seq(1)))
      for (const { event } of batch) note(event, attempts, newest, steps);
  } finally {
    await log.close();
  }
  return [...attempts.values()];
}

function note(
  event: CoordinatorEvent,
  attempts: Map<number, Writable<LoggedAttempt>>,
  newest: Map<string, number>,
  steps: Map<string, number>,
): void {
  if (event.type === 'trial-leased') {
    attempts.set(event.fence, {
      trialId: event.trialId,
      attempt: event.attempt,
      granted: event.checkpoint === undefined ? 0 : (steps.get(`${event.trialId} ${event.checkpoint}`) ?? -1),
      newest: newest.get(event.trialId) ?? 0,
      kept: 0,
      isReleased: false,
      isCounted: false,
    });
    return;
  }
  const attempt = 'fence' in event ? attempts.get(event.fence) : undefined;
  if (event.type === 'checkpoint-saved') {
    if (attempt !== undefined) attempt.kept = event.step;
    newest.set(event.trialId, event.step);
    steps.set(`${event.trialId} ${event.manifest}`, event.step);
  } else if (event.type === 'lease-released') {
    if (attempt !== undefined) attempt.isReleased = true;
  } else if (event.type === 'trial-completed' && attempt !== undefined) attempt.isCounted = true;
}

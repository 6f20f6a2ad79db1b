/**
 * The body of a trainer process: loads the runner, says that it is ready, then runs the trials that the agent sends,
 * one at a time. After a trial that threw, the process ends: what the trial left behind ends with it.
 */
import { assert } from '../../base/assert.ts';
import { endWithAgent } from './parent-watch.ts';
import type { RunMessage, Thrown, TrainerMessage } from './protocol.ts';
import type { TrialRequest, TrialRunner } from '../../base/trial-runner.ts';

export async function serveTrials(load: () => Promise<TrialRunner>): Promise<void> {
  endWithAgent();
  process.on('disconnect', () => process.exit(0));
  // A scheduler's warning to all processes of a job; by default Node ends at one of them, and opens its debugger at the other.
  for (const warning of ['SIGUSR1', 'SIGUSR2'] as const) process.on(warning, () => {});
  let runner: TrialRunner;
  try {
    runner = await load();
  } catch (error) {
    await leave(error);
    return;
  }
  let busy = false;
  process.on('message', ({ request }: RunMessage) => {
    assert(!busy, 'a trainer runs one trial at a time');
    busy = true;
    void runTrial(runner, request).finally(() => {
      busy = false;
    });
  });
  tell({ kind: 'ready', backend: runner.backend, baseVersion: runner.baseVersion });
}

async function runTrial(runner: TrialRunner, request: TrialRequest): Promise<void> {
  try {
    const { signal } = new AbortController();
    const outcome = await runner.run(request, {
      signal,
      progress: (update) => tell({ kind: 'progress', ...update }),
      saved: (step) => tell({ kind: 'checkpoint', step }),
    });
    await printed();
    tell({ kind: 'completed', outcome, rssBytes: process.memoryUsage.rss() });
  } catch (error) {
    // Also an outcome that is no plain data and cannot be sent: it must fail the trial.
    await leave(error);
  }
}

/** Reports why, prints what is left to print, and ends the process. */
async function leave(error: unknown): Promise<never> {
  tell({ kind: 'failed', ...thrownOf(error) });
  await printed();
  process.exit(1);
}

/** Writes to a pipe are not waited for: until then, what was printed may lie in this process. */
function printed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write('', () => process.stderr.write('', () => resolve()));
  });
}

function tell(message: TrainerMessage): void {
  // The agent is gone: `disconnect` ends this process.
  if (!process.connected) return;
  process.send?.(message);
}

function thrownOf(error: unknown): Thrown {
  if (!(error instanceof Error)) return { code: '', message: String(error), stack: '' };
  const code = (error as { code?: unknown }).code;
  return {
    code: typeof code === 'string' ? code : '',
    message: error.message,
    stack: error.stack ?? '',
  };
}

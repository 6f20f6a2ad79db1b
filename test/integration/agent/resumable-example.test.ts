/** The script of docs/checkpoints.md: killed after a checkpoint and started again, it ends with the numbers of an undisturbed run. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { temporaryFolder } from '../../unit/agent/temporary-folder.ts';

const script = join(packageRoot, 'examples', 'command', 'resumable.py');
const trial = JSON.stringify({ seed: 7, settings: { lr: 0.1, momentum: 0.8 } });

const resultOf = (printed: string): unknown =>
  (JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as { result?: unknown }).result;

it.skipIf(spawnSync('python3', ['--version']).status !== 0)('goes on to the same numbers', async () => {
  const folder = temporaryFolder();
  const envOf = (name: string): NodeJS.ProcessEnv => {
    const saves = join(folder, name);
    mkdirSync(saves, { recursive: true });
    return { ...process.env, YATES_TRIAL: trial, YATES_CHECKPOINT: saves };
  };
  const whole = spawnSync('python3', [script], { env: envOf('whole'), encoding: 'utf8' });
  const cut = spawn('python3', [script], { env: envOf('cut'), stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: cut.stdout })) {
    if (!line.includes('"checkpoint": true, "step": 40')) continue;
    cut.kill('SIGKILL');
    break;
  }
  const again = spawnSync('python3', [script], { env: envOf('cut'), encoding: 'utf8' });
  const { distance } = resultOf(whole.stdout) as { distance: number };
  expect(resultOf(whole.stdout)).toEqual({ distance, began: 0 });
  const { began, ...rest } = resultOf(again.stdout) as { began: number; distance: number };
  expect(rest).toEqual({ distance });
  expect(began).toBeGreaterThanOrEqual(40);
});

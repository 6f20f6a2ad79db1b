/** The user's own test of the machine, run before each trial (`--health-command`). */
import { execFile } from 'node:child_process';
import type { CheckHealth } from './process/checked-process.ts';

export interface HealthOptions {
  /** For `/bin/sh -c`. */
  readonly command: string;
  /** Of the slot, such as the GPU that the trial would get. */
  readonly env: Readonly<Record<string, string>>;
  /** Default: 60 000. A command that takes longer has failed. */
  readonly timeoutMs?: number;
}

const timeoutMsDefault = 60_000;
const saidCharsMax = 300;

export function healthCheck({ command, env, timeoutMs = timeoutMsDefault }: HealthOptions): CheckHealth {
  return (more = {}) =>
    new Promise((resolve) => {
      const options = {
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        env: { ...process.env, ...env, ...more },
      } as const;
      execFile('/bin/sh', ['-c', command], options, (error, stdout, stderr) => {
        if (error === null) {
          resolve(undefined);
          return;
        }
        const why = error.killed
          ? `did not end within ${timeoutMs} ms`
          : `failed (exit code ${String(error.code ?? error.signal)})`;
        const said = `${stdout}\n${stderr}`.split('\n').findLast((line) => line.trim() !== '');
        const words = said === undefined ? '' : `: ${said.trim().slice(0, saidCharsMax)}`;
        resolve(`the health command of this agent ${why}${words}`);
      });
    });
}

/** Runs a command for each message: JSON on its standard input, and variables. Names of others reach the shell as data alone. */
import { spawn } from 'node:child_process';
import { killGroup } from '../../base/kill-group.ts';
import { plainLine, plainLines } from '../../base/plain-text.ts';
import { withInheritedUmask } from '../../base/private-files.ts';
import { bodyOf, type Message, variablesOf } from './message.ts';
import type { Delivery, Target } from './target.ts';

const timeLimitMs = 60_000;
/** From the end of the command to that of its output. */
const outputGraceMs = 1_000;
/** Of what it prints, that are kept. */
const outputBytesMax = 8 * 1024;
const linesMax = 20;
const lineCharsMax = 500;

export interface CommandTargetOptions {
  /** For the shell, `/bin/sh`. */
  readonly command: string;
  readonly name: string;
  /** Takes what it prints, a plain line at a time. */
  readonly onLine: (line: string) => void;
  /** Default: a minute. */
  readonly limitMs?: number;
}

export function commandTarget(options: CommandTargetOptions): Target {
  return { name: options.name, deliver: (message, signal) => run(options, message, signal) };
}

function run(
  { command, onLine, limitMs = timeLimitMs }: CommandTargetOptions,
  message: Message,
  signal: AbortSignal,
): Promise<Delivery> {
  if (signal.aborted) return Promise.resolve(failed('it was not started'));
  return new Promise((resolve) => {
    const child = withInheritedUmask(() =>
      spawn('/bin/sh', ['-c', command], {
        // A group of its own, so that all that it started ends with it.
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...process.env, ...variablesOf(message) },
      }),
    );
    let output = Buffer.alloc(0);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        if (output.length < outputBytesMax)
          output = Buffer.concat([output, part]).subarray(0, outputBytesMax);
      });
    }
    // A command need not read what it is given.
    child.stdin.on('error', () => {});
    child.stdin.end(`${bodyOf(message)}\n`);
    let ending: string | undefined;
    const kill = (why: string): void => {
      ending ??= why;
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const timer = setTimeout(() => kill(`it was ended after ${limitMs / 1000} s`), limitMs);
    const onAbort = (): void => kill('it was ended with the coordinator');
    signal.addEventListener('abort', onAbort, { once: true });
    const conclude = (delivery: Delivery): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      const lines = plainLines(output.toString('utf8')).map((line) => line.trimEnd().slice(0, lineCharsMax));
      for (const line of lines.filter((text) => text !== '').slice(0, linesMax)) onLine(line);
      resolve(delivery);
    };
    child.once('error', (error) => conclude(failed(plainLine(error.message))));
    child.once('exit', () => {
      // What it left in the background ends too. Its own number may be another's by now: only the group is meant.
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody is left in it.
      }
      // A process that has left the group may hold the output open for ever.
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, outputGraceMs).unref();
    });
    child.once('close', (code, by) => {
      if (ending !== undefined) conclude(failed(ending));
      else if (code === 0) conclude({ isDelivered: true, mayPass: false, said: 'exit code 0' });
      else conclude(failed(code === null ? `it was ended by ${by}` : `exit code ${code}`));
    });
  });
}

/** It may have done part of its work: it is not run again for the same message. */
const failed = (said: string): Delivery => ({ isDelivered: false, mayPass: false, said });

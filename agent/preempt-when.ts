/**
 * Asks a command of the user now and then if this machine is about to be taken away, for clouds that announce it. Exit code 0
 * says yes.
 */
import { execFile } from 'node:child_process';

export interface PreemptWhenOptions {
  /** For `/bin/sh -c`. */
  readonly command: string;
  /** Called once, when the command has said yes. */
  readonly onPreempted: () => void;
  readonly warn: (text: string) => void;
  /** From an answer to the next question, in milliseconds. Default: 5 000, which leaves most of two minutes' notice. */
  readonly everyMs?: number;
}

const everyMsDefault = 5_000;
/** A command that takes longer is ended, and has said no. */
const timeoutMs = 10_000;

/** @returns a function that ends the questions */
export function watchPreemption({
  command,
  onPreempted,
  warn,
  everyMs = everyMsDefault,
}: PreemptWhenOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let hasWarned = false;
  const ask = (): void => {
    execFile('/bin/sh', ['-c', command], { timeout: timeoutMs, killSignal: 'SIGKILL' }, (error) => {
      if (isOver) return;
      if (error === null) {
        isOver = true;
        onPreempted();
        return;
      }
      const trouble = troubleOf(error);
      if (trouble !== undefined && !hasWarned) {
        hasWarned = true;
        warn(`--preempt-when cannot tell whether this machine is preempted: ${trouble}`);
      }
      timer = setTimeout(ask, everyMs);
      timer.unref();
    });
  };
  ask();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** What shows that the command itself is at fault; undefined for one that said no. */
function troubleOf(error: Error & { code?: unknown; killed?: boolean }): string | undefined {
  if (error.killed) return `it gave no answer within ${timeoutMs} ms`;
  if (error.code === 126 || error.code === 127)
    return `the shell cannot run it (exit code ${error.code}): ${error.message.split('\n').at(1) ?? ''}`;
  return typeof error.code === 'number' ? undefined : error.message;
}

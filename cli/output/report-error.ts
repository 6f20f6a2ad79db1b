/** How an error ends the program: what it says, and with which exit code. */
import { withoutControls } from '../../base/plain-text.ts';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageVersion } from '../../base/package-root.ts';
import { YatesError } from '../../base/error.ts';
import { missingPackageOf } from '../../base/missing-package.ts';
import { redact } from '../../base/secret/redact.ts';
import { exitCodes } from '../../base/error-codes.ts';

/** @returns 2 when what was given is wrong, 1 when it was right and failed */
export function exitCodeOf(error: unknown): 1 | 2 {
  return exitCodes[error instanceof YatesError ? error.exit : 'ours'];
}

/** Prints the error to stderr; the trace of an unexpected one goes to a file. */
export function reportError(thrown: unknown): 1 | 2 {
  const error = missingPackageOf(thrown) ?? thrown;
  if (error instanceof YatesError) {
    process.stderr.write(`${withoutControls(error.message)}\n`);
    if (process.env['YATES_DEBUG'] === '1') process.stderr.write(`${redact(traceOf(error))}\n`);
  } else {
    const what = redact(error instanceof Error ? error.message : String(error));
    process.stderr.write(
      `E_UNEXPECTED ${withoutControls(what.split('\n')[0] ?? '')}; this is a fault of Yates: ${keepTrace(error)}\n`,
    );
  }
  return exitCodeOf(error);
}

function keepTrace(error: unknown): string {
  const path = join(tmpdir(), `yates-error-${process.pid}-${randomBytes(4).toString('hex')}.txt`);
  const text = redact(
    `yates ${packageVersion}, node ${process.version}, ${process.platform} ${process.arch}\n${process.argv.slice(2).join(' ')}\n\n${traceOf(error)}\n`,
  );
  try {
    // Anybody can guess this name in a folder shared by all users, so the file is never written through a link.
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
    return `the full trace is in ${path}`;
  } catch {
    return `the full trace:\n${text}`;
  }
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${traceOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

/** Verbs that serve: what they print is for whoever looks, and no disk that is full may end them. */
const serving: ReadonlySet<string> = new Set(['agent', 'coordinator', 'slurm', 'up']);

/**
 * A reader that has seen enough (`yates export | head`) ends us without a word. Where the lines of a verb that serves go to a file
 * whose disk is full, they are lost.
 */
export function endQuietlyOnBrokenPipe(verb: string | undefined): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      const isFull =
        error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'ERR_STREAM_DESTROYED';
      if (isFull && serving.has(verb ?? '')) return;
      throw error;
    });
  }
}

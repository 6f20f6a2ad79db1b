import { spawn } from 'node:child_process';
import { entryPoint } from '../../base/entry-point.ts';

export interface FramedChildResult {
  /** The frames that arrived whole, in the order in which the child wrote them. */
  readonly frames: Uint8Array[];
  /** What ended it, null if it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  /** Exit code; null after a signal. */
  readonly code: number | null;
  /** The last lines of its standard error. */
  readonly lastWords: string;
}

/**
 * Runs one of our modules in a process of its own: it reads one JSON value from standard input and writes frames
 * (length as uint32, little endian, then the bytes) to standard output. What it wrote before it died is kept.
 *
 * @param url module, as `new URL('./some-child.ts', import.meta.url)`
 */
export function runFramedChild(url: URL, input: unknown): Promise<FramedChildResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, entryPoint(url, import.meta.url), {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    // A child that dies early breaks the pipe we still write to; its end is reported below.
    child.stdin.on('error', () => undefined);
    child.on('close', (code, signal) => {
      const lastWords = lastLines(Buffer.concat(errors).toString('utf8'));
      resolve({ frames: splitFrames(Buffer.concat(output)), signal, code, lastWords });
    });
    child.stdin.end(JSON.stringify(input));
  });
}

/** Emscripten's modules print their one line of 60,000 characters with each error: lines are cut. */
const lastLines = (text: string): string =>
  text
    .trim()
    .split('\n')
    .slice(-12)
    .map((line) => line.slice(0, 200))
    .join('\n');

function splitFrames(bytes: Buffer): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32LE(at);
    if (end > bytes.length) break;
    frames.push(new Uint8Array(bytes.subarray(at + 4, end)));
    at = end;
  }
  return frames;
}

/** For the child: the JSON value on standard input. */
export async function readInput(): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** For the child: resolves when the frame has left the process, so that a later abort cannot take it along. */
export function writeFrame(bytes: Uint8Array): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.byteLength);
  return new Promise((resolve, reject) => {
    process.stdout.write(Buffer.concat([length, bytes]), (error) => (error ? reject(error) : resolve()));
  });
}

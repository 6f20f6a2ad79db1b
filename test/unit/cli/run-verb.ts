import { run } from '../../../cli/run.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process and keeps what it prints. One at a time. */
export async function runVerb(...argv: string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write;
    stream.write = ((chunk: string | Uint8Array): boolean => {
      printed[name] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      return true;
    }) as typeof stream.write;
    return () => {
      stream.write = write;
    };
  });
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    return { code: await run(argv), ...printed };
  } finally {
    for (const undo of restore) undo();
    process.exitCode = before;
  }
}

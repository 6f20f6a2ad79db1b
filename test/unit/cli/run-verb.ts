import { vi } from 'vitest';
import { run } from '../../../cli/run.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process and keeps what it prints. One at a time. */
export async function runVerb(...argv: string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      printed[name] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    return { code: await run(argv), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = before;
  }
}

import { writeFileSync } from 'node:fs';
import { withoutControls } from '../../base/plain-text.ts';
import { YatesError } from '../../base/error.ts';

export function print(text: string): void {
  const line = withoutControls(text);
  process.stdout.write(line.endsWith('\n') ? line : `${line}\n`);
}

/** Numbers that JSON has no form for become null. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** To the file, or to standard output where none is named. @throws YatesError E_WRITE */
export function writeOutput(text: string, file: string | undefined): void {
  if (file === undefined || file === '-') {
    if (process.stdout.isTTY) print(text);
    else process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const message = `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
    throw new YatesError({
      code: 'E_WRITE',
      place: { file },
      message,
      next: 'name another file with -o',
      cause: error,
    });
  }
}

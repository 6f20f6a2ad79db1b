import { writeFileSync } from 'node:fs';
import { withColoursAlone, withoutControls } from '../../base/plain-text.ts';
import { JsonWithList } from '../../base/json-with-list.ts';
import { YatesError } from '../../base/error.ts';

export function print(text: string): void {
  const line = withoutControls(text);
  process.stdout.write(line.endsWith('\n') ? line : `${line}\n`);
}

/** The same of text that has colours: nothing else that would steer a terminal. */
export function printInColours(text: string): void {
  const line = withColoursAlone(text);
  process.stdout.write(line.endsWith('\n') ? line : `${line}\n`);
}

/** Numbers that JSON has no form for become null. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** The same of a value that ends with a long list, an item at a time. */
export async function printJsonWithList(
  head: object,
  name: string,
  items: readonly unknown[],
): Promise<void> {
  const json = new JsonWithList(head, name);
  for (const item of items) await writePart(withoutControls(json.item(item)));
  await writePart(json.end());
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
    throw cannotBeWritten(file, error);
  }
}

/** Part of a long answer, to standard output. Waits for a reader that is slower than we are. */
export async function writePart(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}

/** @param option that names the place to write to */
export function cannotBeWritten(file: string, error: unknown, option = '-o'): YatesError {
  const message = `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  const next = option === '-o' ? 'name another file with -o' : `name another place with ${option}`;
  return new YatesError({ code: 'E_WRITE', place: { file }, message, next, cause: error });
}

import { closeSync, openSync } from 'node:fs';
import { withoutControls } from '../../base/plain-text.ts';
import { textParts } from '../../report/export/text-parts.ts';
import { writeWhole } from '../export/record-file.ts';
import { writeNewFile } from './new-file.ts';
import { writePart } from './write-output.ts';

/**
 * A long text, as its lines are made: it is never in memory as a whole.
 *
 * @param file left out or `-`: standard output
 * @throws YatesError E_WRITE
 */
export async function writeLines(
  lines: Iterable<string> | AsyncIterable<string>,
  file: string | undefined,
): Promise<void> {
  const parts = textParts(lines);
  if (file === undefined || file === '-') {
    const { isTTY } = process.stdout;
    for await (const part of parts) await writePart(isTTY ? withoutControls(part) : part);
    return;
  }
  await writeNewFile(file, async (path) => {
    const opened = openSync(path, 'w');
    try {
      for await (const part of parts) writeWhole(opened, Buffer.from(part));
    } finally {
      closeSync(opened);
    }
  });
}

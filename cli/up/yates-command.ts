import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { entryPoint } from '../../base/entry-point.ts';

/**
 * Arguments for `spawn(process.execPath, ...)` that start this command line once more. The entry is named by its path:
 * it imports every verb, and nothing that a verb needs may import it back.
 */
export function yatesCommand(): string[] {
  const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'main.ts');
  return entryPoint(pathToFileURL(main), import.meta.url);
}

import { closeSync, constants, openSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file of ours that others need not read. A link under its name is replaced, never written through.
 *
 * @throws Error of the file system
 */
export function writeOwnFile(path: string, text: string): void {
  const { O_WRONLY, O_CREAT, O_EXCL } = constants;
  rmSync(path, { force: true });
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL, 0o600);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}

import { chmodSync, cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a folder with the modes of all that is in it: `cpSync` alone keeps those of folders on Node 20 and 22, and not on 24. */
export function copyFolder(from: string, to: string, filter: (path: string) => boolean = () => true): void {
  cpSync(from, to, { recursive: true, filter });
  const folders = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(to, path)).isDirectory(),
  );
  for (const folder of ['', ...folders]) chmodSync(join(to, folder), statSync(join(from, folder)).mode);
}

import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../../base/did-you-mean.ts';

/** A file or folder beside the one that is named, whose name is close to it: what a slip of the fingers meant. */
export function nearFile(path: string): string | undefined {
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)));
    return near === undefined || near === basename(path) ? undefined : join(dirname(path), near);
  } catch {
    return undefined;
  }
}

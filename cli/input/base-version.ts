import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** Stands in for the version of the base net where none is installed: a trainer of another kind needs none. */
const noBase = 'no-base-net';

/**
 * Version of the base net that is installed with us, a part of every trial's id. Read from its description alone: the
 * verbs that only need the version do not wait for the tensor library.
 */
export function shippedBaseVersion(): string {
  try {
    const text = readFileSync(join(packageRoot, 'diffusion', 'weights', 'base.json'), 'utf8');
    return (JSON.parse(text) as { sha256?: string }).sha256 ?? noBase;
  } catch {
    return noBase;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** Stands in for the version of the base net where none is installed: a trainer of another kind needs none. */
const noBase = 'no-base-net';

const weightsFolder = join(packageRoot, 'diffusion', 'weights');

/**
 * Version of the base net that is installed with us, a part of every trial's id. Read from its description alone: the
 * verbs that only need the version do not wait for the tensor library.
 */
export function shippedBaseVersion(): string {
  return versionIn(weightsFolder) ?? noBase;
}

/** A base net that trials may name. */
export interface KnownBase {
  readonly version: string;
  /** Undefined for the one that is shipped; otherwise the name of its folder, such as `animals-food`. */
  readonly name: string | undefined;
}

/** The shipped base net, then former ones: each has a folder of its own beside it. Results rest on the one they name. */
export function knownBases(folder: string = weightsFolder): readonly KnownBase[] {
  const former = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, version: versionIn(join(folder, name)) }))
    .filter((base): base is { name: string; version: string } => base.version !== undefined);
  return [{ name: undefined, version: versionIn(folder) ?? noBase }, ...former];
}

function versionIn(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'base.json'), 'utf8');
    return (JSON.parse(text) as { sha256?: string }).sha256;
  } catch {
    return undefined;
  }
}

import { basename, join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import { loadParitySet, type ParitySet } from '../../../diffusion/backend/parity.ts';

/** YATES_PARITY_DIR, or what lies in the repository: first the set of the paper's own code, then nets of other shapes. */
export async function paritySets(): Promise<(ParitySet & { readonly name: string })[]> {
  const given = process.env['YATES_PARITY_DIR'];
  const folders =
    given === undefined ? shipped.map((folder) => join(packageRoot, ...folder.split('/'))) : [given];
  return Promise.all(
    folders.map(async (folder) => ({ name: basename(folder), ...(await loadParitySet(folder)) })),
  );
}

const shipped = [
  'test/fixtures/diffusion/parity',
  'test/fixtures/diffusion/parity-sites',
  'diffusion/backend/parity-set',
];

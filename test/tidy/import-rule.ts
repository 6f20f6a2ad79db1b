import { dirname, join } from 'node:path';
import { importsOf, type SourceFile, targetsOf } from './imports.ts';

/** Rooms that each room may import, besides itself and packages. The table of ARCHITECTURE.md, made binding. */
const mayImport: Readonly<Record<string, readonly string[] | 'anything'>> = {
  base: [],
  design: ['base'],
  stats: ['base'],
  diffusion: ['base'],
  proto: ['base', 'design'],
  client: ['base', 'design', 'proto'],
  coordinator: ['base', 'design', 'proto'],
  agent: ['base', 'design', 'proto'],
  dashboard: ['base', 'design', 'proto', 'client', 'stats'],
  report: ['base', 'design', 'client', 'stats'],
  cli: 'anything',
  test: 'anything',
  bench: 'anything',
  docs: 'anything',
  examples: 'anything',
};

/** Finer than a room: a folder that may import more, or less, than its room. The longest match holds. */
const exceptions: readonly { folder: string; alsoFrom?: readonly string[]; onlyFrom?: readonly string[] }[] =
  [
    { folder: 'agent/trainer', alsoFrom: ['diffusion'] },
    { folder: 'coordinator/core', onlyFrom: ['coordinator/core', 'base', 'design'] },
    { folder: 'agent/core', onlyFrom: ['agent/core', 'base', 'design'] },
    { folder: 'dashboard/view', onlyFrom: ['dashboard/view', 'client', 'base', 'design', 'stats'] },
  ];

/** Folders whose code is pure: node's own modules are the shell's. `node:crypto` hashes, which is pure enough. */
const pureFolders = ['design', 'stats', 'coordinator/core', 'agent/core', 'dashboard/view'];

export function faultsOfImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((specifier) => {
      const fault = faultOf(file.path, specifier);
      return fault === undefined ? [] : [`${file.path} imports ${specifier}: ${fault}`];
    }),
  );
}

/** Permissions of the table that no file makes use of: each would let something in that nobody means to have. */
export function unusedPermissions(files: readonly SourceFile[]): string[] {
  const imports = files.flatMap((file) => targetsOf(file).map((target) => ({ from: file.path, target })));
  const permissions = [
    ...Object.entries(mayImport).flatMap(([from, allowed]) =>
      allowed === 'anything' ? [] : allowed.map((to) => ({ from, to })),
    ),
    ...exceptions.flatMap(({ folder, alsoFrom = [], onlyFrom = [] }) =>
      [...alsoFrom, ...onlyFrom].filter((to) => to !== folder).map((to) => ({ from: folder, to })),
    ),
  ];
  return permissions
    .filter(({ from, to }) => !imports.some((one) => within(one.from, from) && within(one.target, to)))
    .map(({ from, to }) => `${from} may import ${to}, and does not`);
}

function faultOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) {
    const pure = pureFolders.some((folder) => within(path, folder));
    return pure && specifier !== 'node:crypto' ? 'a pure room has no machine under it' : undefined;
  }
  if (!specifier.startsWith('.')) return undefined;
  const target = join(dirname(path), specifier);
  const from = room(path);
  const to = room(target);
  const exception = exceptions.find(({ folder }) => within(path, folder));
  if (exception?.onlyFrom !== undefined) {
    const allowed = exception.onlyFrom.some((folder) => within(target, folder));
    return allowed ? undefined : `${exception.folder} may import ${exception.onlyFrom.join(', ')} only`;
  }
  if (from === to || !(to in mayImport)) return undefined;
  const allowed = mayImport[from];
  if (allowed === undefined || allowed === 'anything') return undefined;
  if (allowed.includes(to) || exception?.alsoFrom?.includes(to)) return undefined;
  return `${from} may import ${allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')}`;
}

const room = (path: string): string => path.split('/')[0] as string;

const within = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

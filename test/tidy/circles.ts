import { type SourceFile, targetsOf } from './imports.ts';

/**
 * Circles of imports, type-only ones included: files that can only be read together. Whenever there are circles at all,
 * at least one is found; the others show once that one is cut.
 *
 * @returns each circle as the files along it, such as `a.ts > b.ts > a.ts`
 */
export function circlesOf(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const circles = new Set<string>();
  const finished = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    const from = way.indexOf(path);
    if (from !== -1) circles.add([...way.slice(from), path].join(' > '));
    if (from !== -1 || finished.has(path)) return;
    way.push(path);
    for (const target of targets.get(path) ?? []) visit(target);
    way.pop();
    finished.add(path);
  };
  for (const { path } of files) visit(path);
  return [...circles];
}

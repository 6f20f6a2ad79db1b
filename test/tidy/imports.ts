import { dirname, join } from 'node:path';

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a file imports, as it writes it: types, modules loaded on demand and threads among them. */
export function importsOf({ text }: SourceFile): string[] {
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*|\bnew URL\s*\(\s*)'([^']+)'/g)].map(
    (match) => match[1] as string,
  );
}

/** Paths of our own files that a file imports. */
export function targetsOf(file: SourceFile): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => join(dirname(file.path), specifier));
}

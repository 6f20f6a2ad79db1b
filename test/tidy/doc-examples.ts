/** Finds the functions that a room offers to others, and the examples in their comments. */
import { dirname, join } from 'node:path';
import type { SourceFile } from './imports.ts';

export interface DocExample {
  readonly path: string;
  /** Of the exported function or constant below the comment. */
  readonly name: string;
  readonly code: string;
}

/** Each `@example` above an export. */
export function examplesOf({ path, text }: SourceFile): DocExample[] {
  const exported =
    /\/\*\*(?<comment>(?:(?!\*\/)[^])*)\*\/\s*export (?:async )?(?:function\*?|const|class) (?<name>\w+)/g;
  return [...text.matchAll(exported)].flatMap(({ groups }) => {
    const { comment = '', name = '' } = groups ?? {};
    const plain = comment.replaceAll(/^[ \t]*\* ?/gm, '');
    const blocks = plain.split(/^@example\b.*$/m).slice(1);
    return blocks.map((block) => ({ path, name, code: (block.split(/^@\w/m)[0] as string).trim() }));
  });
}

const uses =
  /(?<typed>import type |import |const )\{(?<names>[^}]*)\}(?: from |\s*=\s*await import\()'(?<from>\.[^']*)'/g;

/** Functions and constants of a room that the product's other rooms import, as `path name`. */
export function publicNames(room: string, files: readonly SourceFile[]): string[] {
  const outside = /^(test|bench|docs|examples)\//;
  const found = files
    .filter(({ path }) => !outside.test(path) && !path.startsWith(`${room}/`))
    .flatMap(({ path, text }) =>
      [...text.matchAll(uses)].flatMap(({ groups }) => {
        const target = join(dirname(path), groups?.['from'] ?? '');
        if (!target.startsWith(`${room}/`) || groups?.['typed'] === 'import type ') return [];
        return (groups?.['names'] ?? '')
          .split(',')
          .map((name) => name.trim().split(/\s+as\s+|:/)[0] as string)
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => `${target} ${name}`);
      }),
    );
  return [...new Set(found)].sort();
}

/** One statement of an example, with what its comment says that it gives. */
export interface Step {
  readonly code: string;
  readonly expected: string | undefined;
}

/**
 * Splits an example into statements. A comment behind a statement, or on the lines below it, is the value it must have,
 * or `throws E_CODE`.
 */
export function stepsOf(code: string): Step[] {
  const steps: { code: string; expected: string | undefined }[] = [];
  let pending = '';
  for (const line of code.split('\n')) {
    // Whatever the rooms export is there already.
    if (pending === '' && line.startsWith('import ')) continue;
    const comment = /^\s*\/\/ ?(.*)$/.exec(line)?.[1];
    const last = steps.at(-1);
    if (comment !== undefined && pending === '' && last !== undefined) {
      last.expected = `${last.expected ?? ''}${comment}\n`;
      continue;
    }
    const [, statement = line, expected] = /^(.*;)\s*\/\/ (.*)$/.exec(line) ?? [];
    pending += `${statement}\n`;
    if (!statement.trimEnd().endsWith(';') || depth(pending) > 0) continue;
    steps.push({ code: pending.trim(), expected });
    pending = '';
  }
  if (pending.trim() !== '') throw new Error(`the example ends within a statement: ${pending}`);
  return steps;
}

/** Brackets that are open at the end, those in strings left out. */
function depth(code: string): number {
  const plain = code.replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '');
  return (plain.match(/[([{]/g) ?? []).length - (plain.match(/[)\]}]/g) ?? []).length;
}

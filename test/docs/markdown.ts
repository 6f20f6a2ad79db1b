/** What of a page of documentation can be run or followed: blocks of code, code in the text, links, headings. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

export interface CodeBlock {
  /** From the root of the repository. */
  readonly file: string;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** As the fence says; undefined for one that is indented, or has no language. */
  readonly language: string | undefined;
  /** Without the indentation that they share. */
  readonly lines: readonly string[];
}

/** Pages that users read, from the root of the repository. */
export const pages: readonly string[] = execFileSync('git', ['ls-files', '*.md'], {
  cwd: packageRoot,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

export const readPage = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');

export function codeBlocks(file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; language: string | undefined; fenced: boolean; lines: string[] } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const lines = open.lines.join('\n').trimEnd().split('\n');
    const indents = lines.filter((line) => line !== '').map((line) => line.search(/\S/));
    const shared = Math.min(...indents);
    blocks.push({
      file,
      line: open.line,
      language: open.language,
      lines: lines.map((line) => line.slice(shared)),
    });
    open = undefined;
  };
  let before = '';
  readPage(file)
    .split('\n')
    .forEach((line, index) => {
      const fence = /^\s*```(\w*)/.exec(line);
      if (open?.fenced) {
        if (fence === null) open.lines.push(line);
        else close();
      } else if (fence !== null) {
        close();
        open = { line: index + 2, language: fence[1] || undefined, fenced: true, lines: [] };
      } else if (open !== undefined && /^ {4}/.test(line)) open.lines.push(line);
      else if (/^ {4,}\S/.test(line) && before === '') {
        open = { line: index + 1, language: undefined, fenced: false, lines: [line] };
      } else close();
      before = line.trim();
    });
  close();
  return blocks;
}

/** The page without its blocks of code. */
function proseOf(file: string): string {
  const inBlocks = new Set(
    codeBlocks(file).flatMap(({ line, lines }) => lines.map((_, index) => line + index)),
  );
  return readPage(file)
    .split('\n')
    .filter((_, index) => !inBlocks.has(index + 1))
    .join('\n');
}

/** What stands between backticks in the text. A line break in it counts as a space. */
export const codeSpans = (file: string): string[] =>
  [...proseOf(file).matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map((match) =>
    (match[1] as string).replaceAll(/\s+/g, ' '),
  );

/** Targets of links and pictures, as written. */
export const links = (file: string): string[] =>
  [
    ...proseOf(file)
      .replaceAll(/`[^`]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map((match) => match[1] as string);

/** The anchors that a page has, as GitHub makes them from its headings. */
export function anchors(file: string): Set<string> {
  const found = new Set<string>();
  for (const [, title] of proseOf(file).matchAll(/^#+ +(.+)$/gm)) {
    const slug = (title as string)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    let name = slug;
    for (let again = 1; found.has(name); again++) name = `${slug}-${again}`;
    found.add(name);
  }
  return found;
}

/** The commands of a block of shell lines, comments taken off and continued lines joined. */
export function commandsOf({ lines }: CodeBlock): string[] {
  const joined = lines.join('\n').replaceAll(/ *\\\n\s*/g, ' ');
  const isConsole = lines[0]?.startsWith('$ ') === true;
  return joined
    .split('\n')
    .filter((line) => !isConsole || line.startsWith('$ '))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/(^|\s+)#\s.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

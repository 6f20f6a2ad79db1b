/**
 * Help and version without the rest of the command line, which takes as long to load as Node itself to start. Loads nothing of ours:
 * what it prints was written by the build.
 */
import { readFileSync } from 'node:fs';

export interface EarlyAnswers {
  readonly version: string;
  /** The help of all verbs, each description on one line. */
  readonly help: string;
  /** Column at which the descriptions of options and verbs begin, from 0. */
  readonly column: number;
}

/** Commander breaks no text into lines shorter than that. */
const narrowest = 40;

/** @returns undefined where the arguments ask for more than the help or the version of the whole */
export function earlyAnswer(
  argv: readonly string[],
  answers: () => EarlyAnswers | undefined,
  width: number,
): string | undefined {
  const [only, ...more] = argv;
  if (more.length > 0) return undefined;
  if (only === '--version' || only === '-V') {
    const version = answers()?.version;
    return version === undefined ? undefined : `${version}\n`;
  }
  if (only !== '--help' && only !== '-h' && only !== 'help') return undefined;
  const found = answers();
  return found === undefined ? undefined : wrapped(found, width);
}

function wrapped({ help, column }: EarlyAnswers, width: number): string {
  const lines = help.split('\n').map((line, at) => {
    // How it is called is never broken.
    if (at === 0) return line;
    const indent = line.startsWith('  ') ? column : 0;
    const room = width - indent;
    return room < narrowest ? line : brokenAt(line, indent, width);
  });
  return lines.join('\n');
}

function brokenAt(line: string, indent: number, width: number): string {
  if (line.length <= width) return line;
  const [first = '', ...words] = line.slice(indent).split(' ');
  const lines: string[] = [];
  let current = line.slice(0, indent) + first;
  for (const word of words) {
    if (current.length + 1 + word.length <= width) {
      current += ` ${word}`;
      continue;
    }
    lines.push(current);
    current = ' '.repeat(indent) + word;
  }
  return [...lines, current].join('\n');
}

/** @returns undefined where nothing was built */
export function builtAnswers(): EarlyAnswers | undefined {
  try {
    return JSON.parse(readFileSync(new URL('./early-answers.json', import.meta.url), 'utf8')) as EarlyAnswers;
  } catch {
    return undefined;
  }
}

/** Runs lines of the documentation in this process, at a tenth of what programs of their own would cost. One line at a time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runVerb } from '../unit/cli/run-verb.ts';
import type { Finished } from './shell.ts';

/** Verbs that serve, or start other processes. */
const starting = /^yates (coordinator|agent|up|slurm|serve)\b|^yates score .*--up\b/;

/** Calls of `yates`, one after another, each perhaps into a file: nothing else that only a shell can do. */
export const isPlain = (command: string): boolean =>
  partsOf(command).every(({ words, text }) => words[0] === 'yates' && !starting.test(text));

interface Part {
  readonly text: string;
  /** Without quotes. */
  readonly words: readonly string[];
  /** What the output goes into. */
  readonly file: string | undefined;
}

function partsOf(command: string): Part[] {
  return command.split(' && ').map((part) => {
    const text = part.trim().replace(/^npx /, '');
    const words = [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"']+)+/g)].map(([word]) => word);
    if (words.some((word) => /^[|;<&]|^\(/.test(word))) return { text, words: [], file: undefined };
    const at = words.indexOf('>');
    return {
      text,
      words: (at < 0 ? words : words.slice(0, at)).map((word) =>
        word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
      ),
      file: at < 0 ? undefined : words[at + 1],
    };
  });
}

export class InProcessShell {
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(folder: string, environment: Readonly<Record<string, string>> = {}) {
    this.#folder = folder;
    this.#environment = {
      CI: '1',
      NO_COLOR: '1',
      XDG_CONFIG_HOME: join(folder, 'config'),
      YATES_DATA: undefined,
      YATES_COORDINATOR: undefined,
      ...environment,
    };
  }

  async run(command: string): Promise<Finished> {
    if (!isPlain(command)) throw new Error(`only a shell can run ${command}`);
    const before = { folder: process.cwd(), environment: environmentOf(Object.keys(this.#environment)) };
    process.chdir(this.#folder);
    setEnvironment(this.#environment);
    try {
      let output = '';
      for (const { words, file } of partsOf(command)) {
        const { code, stdout, stderr } = await runVerb(...words.slice(1));
        if (file !== undefined) writeFileSync(file, stdout);
        output += (file === undefined ? stdout : '') + stderr;
        if (code !== 0) return { code, output };
      }
      return { code: 0, output };
    } finally {
      process.chdir(before.folder);
      setEnvironment(before.environment);
    }
  }

  async stop(): Promise<void> {}
}

const environmentOf = (names: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map((name) => [name, process.env[name]]));

function setEnvironment(values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
}

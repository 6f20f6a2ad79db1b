import { Argument, type Command } from 'commander';
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { candidatesFor } from '../completion/candidates.ts';
import { completionScripts, filesMark, type Shell, shells } from '../completion/scripts.ts';
import { withExamples } from '../options/examples.ts';
import { print } from '../output/write-output.ts';
import { builtVerbTable, verbRow } from '../verb-table/verb-table.ts';

export function register(program: Command, whole: () => Promise<Command>): void {
  const command = program
    .command('completion')
    .description('print what completes verbs, options, sweeps and files in a shell: bash, zsh or fish')
    .addArgument(
      // Another word is refused by the verb itself, for one more is the scripts' own.
      new Argument('<shell>', 'which one').choices(shells).argParser((text) => text),
    )
    // Asked by what was printed, for the words on the line.
    .argument('[words...]');
  withExamples(command, 'yates completion bash', 'yates completion fish').action(
    async (shell: string, words: readonly string[]) => {
      if (shell === 'words') return await printCandidates(words, whole);
      printScript(shell);
    },
  );
}

function printScript(shell: string): void {
  if (!isShell(shell)) {
    throw new YatesError({
      code: 'E_OPTION_SHELL',
      place: { file: 'completion' },
      message: `no shell "${shell}"`,
      next: didYouMean(shell, shells),
    });
  }
  print(completionScripts[shell].trimEnd());
}

const isShell = (text: string): text is Shell => shells.some((shell) => shell === text);

/** A line each, for the scripts. */
async function printCandidates(typed: readonly string[], whole: () => Promise<Command>): Promise<void> {
  const table = builtVerbTable() ?? (await whole()).commands.map(verbRow);
  const { words, also } = candidatesFor(table, typed);
  const current = typed.at(-1) ?? '';
  for (const word of words) print(word);
  if (also === 'files' || also === 'both') print(filesMark);
  if (also === undefined || also === 'files') return;
  const [, flag = '', wanted = current] = /^(--[\w-]+=)(.*)$/.exec(current) ?? [];
  // Whoever asks a coordinator loads most of what we are: only where a sweep is wanted.
  const { sweepNames } = await import('../completion/sweep-names.ts');
  for (const name of await sweepNames(typed)) if (name.startsWith(wanted)) print(`${flag}${name}`);
}

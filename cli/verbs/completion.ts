import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { YatesError } from '../../base/error.ts';
import { plainLine } from '../../base/plain-text.ts';
import { candidatesFor } from '../completion/candidates.ts';
import { completionScripts, filesMark, type Shell, shells } from '../completion/scripts.ts';
import { withExamples } from '../options/examples.ts';
import { listSweeps } from '../../client/ask.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print } from '../output/write-output.ts';
import { builtVerbTable, verbRow } from '../verb-table/verb-table.ts';

export function register(program: Command, whole: () => Promise<Command>): void {
  const command = program
    .command('completion')
    .description('print what completes verbs, options, sweeps and files in a shell: bash, zsh or fish')
    .argument('<shell>', 'bash, zsh or fish')
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
      next: `write one of ${shells.join(', ')}`,
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
  if (also === 'files') print(filesMark);
  if (also !== 'sweeps') return;
  const [, flag = '', wanted = current] = /^(--[\w-]+=)(.*)$/.exec(current) ?? [];
  for (const name of await sweepNames(typed)) if (name.startsWith(wanted)) print(`${flag}${name}`);
}

/** Longer than that nobody waits for a key. */
const waitMsMax = 2_000;

/** Names and ids, newest first. Where no coordinator answers there is nothing to offer, and nothing to say. */
async function sweepNames(typed: readonly string[]): Promise<string[]> {
  const coordinator = optionIn(typed, '--coordinator');
  const data = optionIn(typed, '--data');
  const options = {
    ...(coordinator === undefined ? {} : { coordinator }),
    ...(data === undefined ? {} : { data }),
  };
  const asked = withCoordinator(options, listSweeps).catch(() => []);
  const sweeps = await Promise.race([asked, sleep(waitMsMax, [], { ref: false })]);
  return [...new Set([...sweeps.map(({ name }) => name), ...sweeps.map(({ id }) => id)])].map(plainLine);
}

function optionIn(typed: readonly string[], flag: string): string | undefined {
  const at = typed.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  const word = typed[at] as string;
  return word === flag ? typed[at + 1] : word.slice(flag.length + 1);
}

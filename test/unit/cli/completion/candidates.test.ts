import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../../cli/completion/candidates.ts';
import { completionScripts, shells } from '../../../../cli/completion/scripts.ts';
import { yatesProgram } from '../../../../cli/run.ts';
import { type VerbRow, verbRow } from '../../../../cli/verb-table/verb-table.ts';
import { temporaryFolder } from '../../agent/temporary-folder.ts';
import { runVerb } from '../run-verb.ts';

let table: readonly VerbRow[];
beforeAll(async () => {
  table = (await yatesProgram()).commands.map(verbRow);
});

const at = (line: string) => candidatesFor(table, line.split(' '));

describe('what may stand at the cursor', () => {
  it.each([
    ['exp', ['export']],
    ['help exp', ['export']],
    ['token re', ['revoke']],
    ['export --fo', ['--format']],
    ['export --format j', ['json', 'jsonl']],
    ['export --format=j', ['--format=json', '--format=jsonl']],
    ['schema a', ['analysis']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['log --kind f', ['fault']],
    ['log --kind fault,st', ['fault,steering']],
    ['log --kind=fault,f', []],
    ['analyse --goal m', ['maximize', 'minimize']],
    ['up a.yaml --backend w', ['webgpu', 'wasm']],
    ['nothing ', []],
    ['agent --name ', []],
  ])('words: %s', (line, words) => {
    expect(at(line)).toEqual({ words });
  });

  it.each([
    ['export ', 'sweeps'],
    ['export my', 'sweeps'],
    ['export --format csv ', 'sweeps'],
    ['watch ', 'sweeps'],
    ['trial 3 --sweep ', 'sweeps'],
    ['trial 3 --sweep=my', 'sweeps'],
    ['plan ', 'files'],
    ['up --agents 2 ', 'files'],
    ['init ', 'files'],
    ['init --python ', 'files'],
    ['import ', 'files'],
    ['analyse ', 'both'],
    ['report ', 'both'],
    ['report one ', 'both'],
    ['diff ', 'sweeps'],
    ['diff one ', 'sweeps'],
    ['score ', 'sweeps'],
    ['export -o ', 'files'],
    ['ls --data ', 'files'],
  ] as const)('%s is for %s', (line, also) => {
    expect(at(line).also).toBe(also);
  });

  it('after the arguments of a verb there is nothing', () => {
    expect(at('export my-sweep ')).toEqual({ words: [] });
    expect(at('plan a.yaml ')).toEqual({ words: [] });
  });
});

describe('the scripts', () => {
  it('are printed by name, and another is refused', async () => {
    for (const shell of shells)
      expect((await runVerb('completion', shell)).stdout.trim()).toBe(completionScripts[shell].trim());
    const { code, stderr } = await runVerb('completion', 'tcsh');
    expect(stderr).toContain('E_OPTION_SHELL completion no shell "tcsh"; known: bash, zsh, fish');
    expect(code).toBe(2);
    expect((await runVerb('completion', 'words', '--', 'completi')).stdout).toBe('completion\n');
  });

  it('of bash completes words, and files by itself', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'my sweep.yaml'), '');
    const script = `${completionScripts.bash}
yates() { if [ "$5" = files ]; then echo :files; else echo "$#:$4:$5"; fi; }
COMP_WORDS=(yates export ab); COMP_CWORD=2; _yates; printf '%s\\n' "\${COMPREPLY[@]}"
COMP_WORDS=(yates plan files my); COMP_CWORD=3; _yates; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe('5:export:ab\nmy sweep.yaml\n');
  });
});

/**
 * Completion in real shells, on a terminal that tmux plays: what `yates completion` prints is loaded, words are begun, Tab is pressed. A
 * shell that this machine does not have is skipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { hasTmux, TmuxTerminal } from '../fixtures/dashboard/tmux-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const shells = [
  { name: 'bash', start: 'bash --norc --noprofile -i', load: 'source <(yates completion bash)' },
  {
    name: 'zsh',
    start: 'zsh -f -i',
    load: 'autoload -U compinit; compinit -u -D; source <(yates completion zsh)',
  },
  { name: 'fish', start: 'fish --no-config -i', load: 'yates completion fish | source' },
].map((shell) => ({
  ...shell,
  isHere: hasTmux && spawnSync(shell.name, ['-c', 'exit 0']).status === 0,
}));

/** What is begun, and what stands there once Tab was pressed. */
const words = [
  ['yates pretr', 'yates pretrain'],
  ['yates export --form', 'yates export --format'],
  ['yates export --format parq', 'yates export --format parquet'],
  ['yates export --format=parq', 'yates export --format=parquet'],
  ['yates plan my-swe', 'yates plan my-sweep.yaml'],
  ['yates ls --data resu', 'yates ls --data results/'],
  ['yates ls --data=resu', 'yates ls --data=results/'],
  ['yates token cre', 'yates token create'],
  ['yates log --kind fault,ste', 'yates log --kind fault,steering'],
  ['yates plan with\\ sp', 'yates plan with\\ space.yaml'],
  ['yates plan ~/at-ho', 'yates plan ~/at-home.yaml'],
  ['yates show first-swe', 'yates show first-sweep-0123'],
  ['yates trial 3 --sweep=first-swe', 'yates trial 3 --sweep=first-sweep-0123'],
  ['yates report first-swe', 'yates report first-sweep-0123'],
] as const;

for (const { name, start, load, isHere } of shells) {
  it.skipIf(!isHere)(`${name} completes verbs, options, their values, sweeps and files`, async () => {
    const folder = temporaryFolder();
    const bin = join(folder, 'bin');
    for (const one of [bin, join(folder, 'results'), join(folder, 'home')]) mkdirSync(one);
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    // Of the sweeps of a coordinator, only the name is made up here.
    const yates = `#!/bin/sh
case "$*" in *first-swe) echo "\${*##* }" | sed 's/first-swe$/first-sweep-0123/'; case "$4" in report) echo ':files' ;; esac; exit ;; esac
exec ${process.execPath} ${main} "$@"
`;
    writeFileSync(join(bin, 'yates'), yates, { mode: 0o755 });
    for (const file of ['my-sweep.yaml', 'with space.yaml', 'home/at-home.yaml'])
      writeFileSync(join(folder, file), '');
    const terminal = new TmuxTerminal();
    onTestFinished(() => terminal.close());
    terminal.open(
      100,
      40,
      `sh -c 'cd ${folder} && exec ${start}'`,
      `LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME=${join(folder, 'home')} XDG_CONFIG_HOME=${folder} PATH=${bin}:${process.env['PATH']}`,
    );
    await terminal.type('-l', `${load}; echo load''ed`);
    await terminal.type('Enter');
    await terminal.until(/^loaded/m);
    for (const [begun, whole] of words) {
      await terminal.type('-l', begun);
      await terminal.type('Tab');
      const screen = await terminal.until(new RegExp(`${whole.replaceAll('\\', '\\\\')}(?: |$)`, 'm'));
      expect(screen).toContain(whole);
      // The line is erased, since none of them is run. After Ctrl-C a shell may throw away what is typed next.
      await terminal.type('C-u', 'C-l');
    }
  });
}

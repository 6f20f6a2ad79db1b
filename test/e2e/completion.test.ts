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
] as const;

for (const { name, start, load, isHere } of shells) {
  it.skipIf(!isHere)(`${name} completes verbs, options, their values and files`, async () => {
    const folder = temporaryFolder();
    const bin = join(folder, 'bin');
    for (const one of [bin, join(folder, 'results'), join(folder, 'home')]) mkdirSync(one);
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    writeFileSync(join(bin, 'yates'), `#!/bin/sh\nexec ${process.execPath} ${main} "$@"\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'my-sweep.yaml'), '');
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
      const screen = await terminal.until(new RegExp(`${whole}(?: |$)`, 'm'));
      expect(screen).toContain(whole);
      // Away with the line: none of them is run.
      await terminal.type('C-c');
      await terminal.type('C-l');
    }
  });
}

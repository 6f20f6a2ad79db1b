/**
 * A session at the dashboard as a person has it: a real coordinator, agent and programs, in a real terminal. Where tmux is
 * missing this says so and is skipped.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hasTmux, TmuxTerminal } from '../fixtures/dashboard/tmux-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { YatesProcess } from './yates-process.ts';

if (!hasTmux) process.stderr.write('tmux is not installed: no session at the dashboard is tested\n');

/** More trials than the session can see end; slow ones print for twenty seconds, one kind fails. */
const sweep = `
version: 1
name: session
factors: { act: [relu, mish], depth: [2, 3, 5], pace: [fast, quick, slow] }
replicates: 40
response: { primary: acc, goal: maximize }
retry: { user: 0 }
trainer:
  kind: command
  shell: true
  run: >-
    for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    echo tick $n of {act};
    echo '{"step": '$n', "steps": 20, "loss": 0.'$n'}';
    if [ {depth}{act} = 5mish ]; then echo CUDA out of memory >&2; exit 3; fi;
    if [ {pace} = slow ]; then sleep 1; fi;
    done;
    echo '{"result": {"acc": 0.{depth}}}'
`;

/** It waits: nothing runs it. */
const other = sweep.replace('name: session', 'name: another').replace('replicates: 40', 'replicates: 1');

it.skipIf(!hasTmux)(
  'opens, goes to another sweep and back, filters, compares, follows, pauses, resumes and quits',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'session.yaml'), sweep);
    writeFileSync(join(folder, 'another.yaml'), other);
    const up = new YatesProcess(
      'up session.yaml --agents 1 --slots 6 --listen 127.0.0.1:0 --data data --plain'.split(' '),
      folder,
    );
    const terminal = new TmuxTerminal();
    // A test that failed leaves nothing behind either.
    onTestFinished(async () => {
      terminal.close();
      up.kill('SIGINT');
      await up.exited;
    });
    await up.says(/sweep session .* running/);
    const launched = new YatesProcess(['launch', 'another.yaml', '--data', 'data'], folder);
    expect(await launched.exited, launched.output).toBe(0);

    const main = `${process.execPath} dist/cli/main.js`;
    terminal.open(120, 40, `${main} watch session --data ${join(folder, 'data')}`);
    await terminal.until(/yates {2}session-\w+ .*● running/);
    await terminal.type('w');
    await terminal.until(/another[^]*session|session[^]*another/);
    await terminal.type('g', 'Enter');
    await terminal.until(/yates {2}another-\w+ .*● running/);
    await terminal.type('w', 'j', 'Enter');
    await terminal.until(/yates {2}session-\w+ .*● running/);

    // Sort by a column.
    await terminal.type('2');
    await terminal.until(/sorted by order/);
    await terminal.type('>');
    await terminal.until(/sorted by act/);

    await terminal.type('/');
    await terminal.type('-l', 'dpth=3');
    await terminal.until(/no factor or metric dpth; did you mean "depth"\?/);
    await terminal.type('C-u');
    await terminal.type('-l', 'acc>=.3 depth!=2');
    await terminal.type('Enter');
    const filtered = await terminal.until(/ (?:[2-9]|\d\d+) of 720 trials {3}filter acc>=\.3 depth!=2/);
    expect(filtered).not.toMatch(/^ ✗/m);

    await terminal.type('Space', 'Space', '=');
    const compared = await terminal.until(/^ A {2}#\d+ [^]*settings that differ/m);
    expect(compared).toContain('the same code and packages');
    await terminal.type('Escape');
    await terminal.until(/2 marked/);

    await terminal.type('/');
    await terminal.type('C-u');
    await terminal.type('-l', 'slow state=running');
    await terminal.type('Enter');
    await terminal.until(/ [1-6] of 720 trials/);
    await followOne(terminal);

    // What failed, with the last that it printed.
    await terminal.type('/');
    await terminal.type('C-u');
    await terminal.type('-l', 'failed');
    await terminal.type('Enter');
    // Maybe none has yet.
    await terminal.until(/ [1-9]\d* of 720 trials {3}filter failed/);
    await terminal.type('Enter');
    await terminal.until(/state +failed[^]*last fault[^]*last output[^]*CUDA out of memory/);
    await terminal.type('Escape');
    await terminal.until(/sorted by act/);

    await terminal.type('p');
    await terminal.until(/‖ paused/);
    await terminal.type('p');
    await terminal.until(/● running/);

    // What was done is in the coordinator's log, under its own kind.
    await terminal.type('5', 'Right', 'Right', 'Right');
    await terminal.until(/\[steering\][^]*paused[^]*resumed/);

    await terminal.type('q');
    await terminal.until(/exit 0/, true);
  },
  600_000,
);

/** Follows what a running trial prints: of one that is about to end by the time that the screen shows it, that of another. */
async function followOne(terminal: TmuxTerminal): Promise<void> {
  for (;;) {
    await terminal.type('l');
    const shown = await terminal.until(/(following|has ended)[^]*tick \d+ of/);
    const ticks = [...shown.matchAll(/tick (\d+) of/g)].map(([, number]) => Number(number));
    const last = Math.max(...ticks);
    const isEarly = shown.includes('following') && last <= 14;
    // Far from its end: whatever is printed meanwhile, this stays in the last lines.
    if (isEarly) await terminal.until(new RegExp(`tick ${last + 2} of`));
    await terminal.type('Escape');
    await terminal.until(/sorted by act/);
    if (isEarly) return;
  }
}

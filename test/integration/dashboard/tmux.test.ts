/** The dashboard in a real terminal. tmux plays the terminal; where it is missing this says so and is skipped. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTmux, TmuxTerminal } from '../../fixtures/dashboard/tmux-terminal.ts';

if (!hasTmux) process.stderr.write('tmux is not installed: the dashboard is not tested in a real terminal\n');

const demo = (options: string): string =>
  `${process.execPath} --import tsx test/fixtures/dashboard/demo.ts ${options}`;

describe.skipIf(!hasTmux)('in a real terminal', () => {
  let terminal = new TmuxTerminal();
  beforeEach(() => {
    terminal = new TmuxTerminal();
  });
  afterEach(() => terminal.close());

  it('shows every tab, follows a resize, and leaves the final tables behind', async () => {
    terminal.open(80, 24, demo('--skip 1000000'));
    // The keys are the last row to be painted.
    const overview = await terminal.until(/share of variation of clip_image, 95%[^]*Finished in[^]*q quit/);
    expect(overview.split('\n')[0]).toMatch(/^ yates {2}adapter-positions .* ✓ finished {2}1m\d\ds$/);
    expect(overview).toMatch(/Finished in 1m\d\ds: 39 of 40 done, 1 trial failed/);
    const rows = overview.split('\n');
    expect(rows[23] ?? '').toBe('');
    expect(rows[22]).toContain('q quit');

    await terminal.type('2');
    await terminal.until(/sorted by order/);
    await terminal.type('/');
    await terminal.type('-l', 'diverged');
    await terminal.until(/1 of 40 trials {3}filter diverged/);
    await terminal.type('Enter', 'Enter');
    const detail = await terminal.until(/last fault {2}diverged/);
    expect(detail).toContain('SAin scale=1 rep 2');
    await terminal.type('4');
    await terminal.until(/replicate \(block\)/);

    await terminal.resize(150, 40);
    // The frame that was there before the resize shows for a moment; in the new one the keys are in the 39th row.
    const wide = await terminal.until(/^(?:[^\n]*\n){38}[^\n]*q quit/);
    expect(wide).toContain('means of input');
    expect(wide.match(/ yates {2}adapter-positions/g)).toHaveLength(1);
    await terminal.resize(60, 16);
    const narrow = await terminal.until(
      /^ yates {2}adapter-positions[^\n]{0,40}\n[^\n]*4 Analysis[^]*q quit/,
    );
    expect(narrow.match(/q quit/g)).toHaveLength(1);

    await terminal.resize(80, 24);
    await terminal.type('q');
    const after = await terminal.until(/exit 0/, true);
    expect(after).toContain('Analysis of variance of clip_image, type II, 39 trials');
    expect(after).toContain('Best cell');
    expect(after).not.toContain('q quit');
  });

  it('says that it reconnects, in ASCII and without colour where that is all there is', async () => {
    terminal.open(80, 24, demo('--skip 45000 --speed 1 --drop 4000'), 'LANG=C LC_ALL=C NO_COLOR=1');
    const text = await terminal.until(/! reconnecting/);
    // oxlint-disable-next-line no-control-regex
    expect(text.replace(/[\n\u0020-\u007e]/g, '')).toBe('');
    await terminal.until(/Reconnecting to 127\.0\.0\.1:\d+ for \d+s \(attempt \d+\): nobody listens there/);
    await terminal.type('C-c');
    await terminal.until(/exit 1/, true);
  });

  it('leaves no answer of the terminal to the shell when it is closed at once', async () => {
    const program = `${process.execPath} --import tsx test/fixtures/dashboard/open-and-close.ts`;
    // What is left in the terminal's input is read like a typed line, and made visible.
    terminal.open(80, 24, `sh -c '${program}; echo closed; cat -v'`);
    await terminal.until(/closed/);
    await terminal.type('-l', 'typed');
    await terminal.type('Enter');
    const text = await terminal.until(/typed\n[^]*typed\n/);
    // tmux answers ESC [ ? 1 ; 2 c, with more numbers in newer versions.
    expect(text.trim()).toBe('closed\ntyped\ntyped');
  });
});

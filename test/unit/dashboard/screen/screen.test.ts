import { afterEach, describe, expect, it } from 'vitest';
import { colourful, monochrome, paintLine } from '../../../../dashboard/palette.ts';
import { screenLines } from '../../../../dashboard/screen-lines.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import { type DashboardModel, initialModel } from '../../../../dashboard/view/model.ts';
import { press } from '../../../../dashboard/view/press.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { type OpenScreen, openScreen } from '../../../fixtures/dashboard/open-screen.ts';
import { plainLine } from '../../../../base/plain-text.ts';
import { widthOf } from '../../../../dashboard/view/text-width.ts';
import { analysedModelAt, startMs } from '../../../fixtures/dashboard/model-at.ts';

const rowsOf = (model: DashboardModel, nowMs: number): string[] =>
  screenLines({ model, nowMs }, '127.0.0.1:7000', plainLook).map((line) => paintLine(line, monochrome));

describe.each([
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
  { columns: 119, rows: 30 },
  { columns: 40, rows: 10 },
])('the screen at $columns x $rows', (size) => {
  it.each([0, 60_000, Number.POSITIVE_INFINITY])(
    'never is wider or higher than it may, %d ms into the sweep',
    (elapsedMs) => {
      const { model, nowMs } = analysedModelAt(elapsedMs, size);
      for (const keys of ['1', '2', '3', '4', '5', '?', '2 / x', 'c', '2 enter']) {
        const pressed = keys
          .split(' ')
          .reduce((now, key) => press(now, key, { quitQuestion: '' }).model, model);
        const rows = rowsOf(pressed, nowMs);
        expect(rows.length).toBe(size.rows - 1);
        for (const row of rows) expect(widthOf(plainLine(row))).toBeLessThanOrEqual(size.columns);
        // The last row is the keys: nothing was pushed out.
        expect(rows.at(-1)).toMatch(/quit|close|yes|keep|no/);
      }
    },
  );
});

describe('the screen', () => {
  it('says so when it has no room', () => {
    const rows = rowsOf(initialModel({ columns: 39, rows: 24 }), startMs);
    expect(rows.join('')).toContain('too small: 40x10');
  });

  it('draws before anything is known', () => {
    const rows = rowsOf(initialModel({ columns: 80, rows: 24 }), startMs);
    expect(rows.join('\n')).toContain('Connecting to 127.0.0.1:7000');
  });

  it('survives levels and names of wide characters and escape sequences', () => {
    const { model, nowMs } = analysedModelAt(60_000);
    const [trial] = [...model.trials.values()];
    if (trial === undefined || model.sweep === undefined) throw new Error('no trial');
    const nasty = {
      ...trial,
      settings: { input: '日本語'.repeat(20), scale: 1 },
      agentName: '\u001b[31mred\u001b[2J',
    };
    const updates = [
      { kind: 'trial', atMs: nowMs, trial: nasty },
      { kind: 'sweep', atMs: nowMs, sweep: { ...model.sweep, name: '\u001b]0;title\u0007スイープ' } },
    ] as const;
    const told = reduce(model, { kind: 'updates', updates }, nowMs);
    for (const key of ['1', '2', '3']) {
      const rows = rowsOf(press(told, key, { quitQuestion: '' }).model, nowMs);
      expect(rows.length).toBe(23);
      expect(rows.join('\n')).not.toContain('\u001b[2J');
      for (const row of rows) expect(widthOf(plainLine(row))).toBeLessThanOrEqual(80);
    }
  });
});

describe('the screen of a terminal', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  function open(): OpenScreen {
    const { model, nowMs } = analysedModelAt(60_000);
    const screen = openScreen(model, nowMs);
    closing.push(screen.close);
    return screen;
  }

  it('follows keys and the store', async () => {
    const { shows, write, store, effects } = open();
    await shows(/share of variation, 95%/);
    write('2');
    await shows(/sorted by order/);
    write('s');
    await shows(/sorted by clip_image/);
    write('5');
    store.dispatch({ kind: 'noted', severity: 'warning', text: 'the disk is nearly full' });
    await shows(/the disk is nearly full/);
    write('p\u0003');
    store.dispatch({ kind: 'announced', text: 'both were heard' });
    await shows(/both were heard/);
    expect(effects).toEqual([
      { kind: 'control', request: 'pause' },
      { kind: 'quit', interrupted: true },
    ]);
  });

  it('takes quickly typed keys one by one, in a filter as text', async () => {
    const { shows, write, store } = open();
    await shows(/share of variation, 95%/);
    write('/CAo\r');
    await shows(/8 of 40 trials {3}filter CAo/);
    write('\u001b');
    await shows(/ 40 trials/);
    const before = store.snapshot().model.screen.trials.selected;
    write('jjj');
    const selected = () => store.snapshot().model.screen.trials.selected;
    while (selected() === before) await new Promise((resolve) => setImmediate(resolve));
    expect(selected()).not.toBe(before);
  });

  it('draws pictures with characters until the terminal says that it draws sixels', async () => {
    const { model, nowMs } = analysedModelAt(60_000, { columns: 80, rows: 60 });
    const [trial] = [...model.trials.values()];
    if (trial === undefined) throw new Error('no trial');
    const sha256 = 'a'.repeat(64);
    const artifacts = [{ name: 'samples.png', sha256, sizeBytes: 100 }];
    const picture = { width: 2, height: 2, pixels: new Uint8Array(12).fill(200) };
    const events = [
      {
        kind: 'updates',
        updates: [{ kind: 'trial', atMs: nowMs, trial: { ...trial, artifacts } }],
      },
      { kind: 'picture', sha256, picture },
    ] as const;
    const withPicture = events.reduce((now, event) => reduce(now, event, nowMs), model);
    const { writes, shows, write, store, close } = openScreen(withPicture, nowMs, true);
    closing.push(close);
    // oxlint-disable-next-line no-control-regex
    await writes(/\u001b\[16t\u001b\[\?1;1;0S\u001b\[c/);
    write('2g\r');
    await shows(/samples\.png {3}2x2[^]*▀▀▀▀/);
    write('\u001b[6;20;10t\u001b[?62;4;22c');
    // Sixteen rows of characters of 20 pixels.
    // oxlint-disable-next-line no-control-regex
    await writes(/\u001bP0;1q"1;1;320;20#0;2;78;78;78#0!320~/);
    // An answer is no key, though 4, ? and c among its characters are.
    expect(store.snapshot().model.screen).toMatchObject({
      tab: 'trials',
      help: false,
      prompt: { kind: 'none' },
    });
  });

  it('asks a terminal nothing where there are no colours', async () => {
    const { shows, writes } = open();
    // oxlint-disable-next-line no-control-regex
    const asked = writes(/\u001b\[c/).then(() => 'asked');
    const drawn = shows(/share of variation/).then(() => 'drawn');
    expect(await Promise.race([asked, drawn])).toBe('drawn');
  });
});

describe('a painted line', () => {
  it('keeps weight and reverse video without colour', () => {
    const line = [{ text: 'x', tone: 'bad', inverse: true }] as const;
    expect(paintLine(line, colourful(true))).toBe('\u001b[38;2;213;94;0;7mx\u001b[0m');
    expect(paintLine(line, monochrome)).toBe('\u001b[1;7mx\u001b[0m');
    for (const tone of ['accent', 'good', 'bad', 'warn', 'muted'] as const)
      expect(paintLine([{ text: 'x', tone }], monochrome)).not.toContain('\u001b[3');
    expect(paintLine([{ text: 'x' }], colourful(false))).toBe('x');
  });
});

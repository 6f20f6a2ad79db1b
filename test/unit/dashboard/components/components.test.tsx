import { renderToString } from 'ink';
import { render } from 'ink-testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../../dashboard/components/app.tsx';
import { colourful, colours, monochrome, paint } from '../../../../dashboard/components/palette.ts';
import { Screen } from '../../../../dashboard/components/screen.tsx';
import { DashboardStore } from '../../../../dashboard/store.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import { type DashboardModel, initialModel } from '../../../../dashboard/view/model.ts';
import { type Effect, press } from '../../../../dashboard/view/press.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { plainLine } from '../../../../base/plain-text.ts';
import { widthOf } from '../../../../dashboard/view/text-width.ts';
import { analysedModelAt, startMs } from '../../../fixtures/dashboard/model-at.ts';

function rowsOf(model: DashboardModel, nowMs: number): string[] {
  const { columns } = model.screen;
  const frame = renderToString(
    <Screen snapshot={{ model, nowMs }} look={plainLook} address="127.0.0.1:7000" />,
    { columns },
  );
  return frame.split('\n');
}

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

/** React and Ink are through with what was asked of them. */
async function painted(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

describe('the app', () => {
  let close = (): void => {};
  afterEach(() => close());

  function open(): {
    frame: () => string;
    write: (text: string) => void;
    effects: Effect[];
    store: DashboardStore;
  } {
    const { model, nowMs } = analysedModelAt(60_000);
    const store = new DashboardStore(model, { nowMs: () => nowMs });
    const effects: Effect[] = [];
    const onKey = (key: string): void => {
      const effect = store.press(key, { quitQuestion: '' });
      if (effect !== undefined) effects.push(effect);
    };
    const app = render(
      <App
        store={store}
        look={plainLook}
        palette={monochrome}
        address={() => '127.0.0.1:7000'}
        onKey={onKey}
      />,
    );
    close = () => app.unmount();
    return { frame: () => app.lastFrame() ?? '', write: app.stdin.write, effects, store };
  }

  it('follows keys and the store', async () => {
    const { frame, write, store, effects } = open();
    await painted();
    expect(frame()).toContain('share of variation, 95%');
    write('2');
    await painted();
    expect(frame()).toContain('sorted by order');
    write('s');
    await painted();
    expect(frame()).toContain('sorted by clip_image');
    write('5');
    store.dispatch({ kind: 'noted', severity: 'warning', text: 'the disk is nearly full' });
    await painted();
    expect(frame()).toContain('! the disk is nearly full');
    write('p');
    write('\u0003');
    expect(effects).toEqual([
      { kind: 'control', request: 'pause' },
      { kind: 'quit', interrupted: true },
    ]);
  });

  it('takes quickly typed keys one by one, in a filter as text', async () => {
    const { frame, write } = open();
    await painted();
    write('/CAo\r');
    await painted();
    expect(frame()).toMatch(/8 of 40 trials {3}filter CAo/);
    write('\u001b');
    await painted();
    write('jjj');
    await painted();
    expect(frame()).toContain('40 trials');
  });
});

describe('paint', () => {
  it('keeps weight and reverse video without colour', () => {
    expect(paint({ text: 'x', tone: 'bad', inverse: true }, colourful)).toEqual({
      color: colours.vermillion,
      inverse: true,
    });
    expect(paint({ text: 'x', tone: 'bad', inverse: true }, monochrome)).toEqual({
      bold: true,
      inverse: true,
    });
    for (const tone of ['accent', 'good', 'bad', 'warn', 'muted'] as const) {
      expect(paint({ text: 'x', tone }, monochrome)).not.toHaveProperty('color');
    }
  });
});

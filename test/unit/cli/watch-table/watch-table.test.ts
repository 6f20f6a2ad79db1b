import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { Signal } from '../../../../base/signal.ts';
import { tableColours } from '../../../../cli/output/table-colours.ts';
import { screenLines } from '../../../../cli/watch-table/screen-lines.ts';
import { type TableView, watchTable, type WatchTerminal } from '../../../../cli/watch-table/watch-table.ts';
import { runVerb } from '../run-verb.ts';

describe('screenLines', () => {
  const shown = (rows: number, trouble?: string) =>
    screenLines({ text: 'head\na\nb\nc\n', asOf: '12:00:00', trouble }, { columns: 30, rows });

  it('are the table, and how old it is', () => {
    expect(shown(10)).toEqual(['head', 'a', 'b', 'c', '', 'as of 12:00:00; q leaves']);
  });

  it('say what does not fit, and never fill more than the terminal', () => {
    const more = '... 2 more lines, which a lar…';
    expect(shown(5)).toEqual(['head', 'a', more, '', 'as of 12:00:00; q leaves']);
    for (let rows = 1; rows < 10; rows++) expect(shown(rows).length).toBeLessThanOrEqual(rows);
    expect(shown(1)).toEqual(['as of 12:00:00; q leaves']);
  });

  it('keep the colours of what fits, and none of what is wrapped or cut', () => {
    const [red, off] = ['\u001b[31m', '\u001b[0m'];
    const text = `${red}name  state${off}\none   ${red}failed${off}\n${red}a sentence of many words${off}`;
    expect(screenLines({ text, asOf: '12:00:00', trouble: undefined }, { columns: 12, rows: 9 })).toEqual([
      `${red}name  state${off}`,
      `one   ${red}failed${off}`,
      'a sentence',
      'of many',
      'words',
      '',
      'as of 12:00…',
    ]);
  });

  it('say on one line why nothing newer is shown', () => {
    const lines = screenLines(
      { text: 'head', asOf: '12:00:00', trouble: 'E_COORDINATOR_OFFLINE \u001b[2Jaway' },
      { columns: 100, rows: 9 },
    );
    expect(lines.at(-1)).toBe('no answer, so this is as of 12:00:00; q leaves. E_COORDINATOR_OFFLINE away');
  });
});

/** A terminal whose keys, size and time are in our hands. */
class PlayedTerminal {
  readonly stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    raw: false,
    setRawMode(mode: boolean) {
      this.raw = mode;
      return this;
    },
    resume: () => this.stdin,
    pause: () => this.stdin,
  });
  readonly stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns: 40,
    rows: 8,
    written: '',
    write: (text: string) => {
      this.stdout.written += text;
      this.#painted.raise();
      return true;
    },
  });
  readonly #painted = new Signal();
  readonly #tick = new Signal();
  seconds = 0;
  hasEnded = false;

  readonly asTerminal = {
    stdin: this.stdin,
    stdout: this.stdout,
    env: { TERM: 'xterm' },
    timeOfDay: () => `12:00:0${this.seconds}`,
    sleep: (_: number, signal: AbortSignal) => this.#tick.next(signal),
    endNow: () => {
      this.hasEnded = true;
    },
  } as unknown as WatchTerminal;

  key(text: string): void {
    this.stdin.emit('data', Buffer.from(text));
  }

  tick(): void {
    this.seconds++;
    this.#tick.raise();
  }

  async until(text: string): Promise<void> {
    while (!this.stdout.written.includes(text)) await this.#painted.next();
  }
}

const saying =
  (text: string): TableView =>
  (width) =>
    `${text} in ${width} columns`;

const away = new YatesError({ code: 'E_COORDINATOR_OFFLINE', message: 'no coordinator answers there' });

describe('watchTable', () => {
  it('paints in place, keeps the last table while nobody answers and says so, and leaves it behind', async () => {
    const terminal = new PlayedTerminal();
    const answers = [saying('one'), away, saying('two')];
    const watching = watchTable(async () => {
      const answer = answers.shift();
      if (answer === undefined || answer instanceof YatesError) throw away;
      return answer;
    }, terminal.asTerminal);
    await terminal.until(
      '\u001b[Hone in 40 columns\u001b[K\r\n\u001b[K\r\nas of 12:00:00; q leaves\u001b[K\u001b[J',
    );
    expect(terminal.stdin.raw).toBe(true);
    terminal.tick();
    await terminal.until(
      '\u001b[Hone in 40 columns\u001b[K\r\n\u001b[K\r\nno answer, so this is as of 12:00:00',
    );
    terminal.tick();
    await terminal.until('two in 40 columns');
    terminal.stdout.columns = 50;
    terminal.stdout.emit('resize');
    await terminal.until('two in 50 columns');
    terminal.key('x');
    terminal.key('q');
    await watching;
    expect(terminal.stdout.written.endsWith('\u001b[?25h\u001b[?1049ltwo in 50 columns\n')).toBe(true);
    expect([terminal.stdin.raw, terminal.stdin.listenerCount('data'), terminal.hasEnded]).toEqual([
      false,
      0,
      false,
    ]);
  });

  it('has the colours that the printed table has, and no other sequence', async () => {
    const terminal = new PlayedTerminal();
    const watching = watchTable(
      () => Promise.resolve((_width, paint) => `${paint?.('state', 'failed') ?? 'plain'} \u001b[2Jaway`),
      terminal.asTerminal,
    );
    const red = tableColours({ isTTY: true }, { TERM: 'xterm' })?.('state', 'failed') ?? '';
    expect(red).toContain('\u001b[');
    const painted = `${red} \uFFFD[2Jaway`;
    await terminal.until(`\u001b[H${painted}\u001b[K`);
    terminal.key('q');
    await watching;
    expect(terminal.stdout.written.endsWith(`${painted}\n`)).toBe(true);
  });

  it('has no colours with NO_COLOR', async () => {
    const terminal = new PlayedTerminal();
    const env = { TERM: 'xterm', NO_COLOR: '1' };
    const view: TableView = (_width, paint) => paint?.('state', 'failed') ?? 'plain';
    const watching = watchTable(() => Promise.resolve(view), { ...terminal.asTerminal, env });
    await terminal.until('\u001b[Hplain\u001b[K');
    terminal.key('q');
    await watching;
    expect(terminal.stdout.written.endsWith('\u001b[?1049lplain\n')).toBe(true);
  });

  it('leaves at once by Ctrl-C while a question is open', async () => {
    const terminal = new PlayedTerminal();
    let asked = 0;
    const isAsked = new Signal();
    const watching = watchTable(() => {
      isAsked.raise();
      return asked++ === 0 ? Promise.resolve(saying('one')) : new Promise(() => {});
    }, terminal.asTerminal);
    await terminal.until('one in');
    const next = isAsked.next();
    terminal.tick();
    await next;
    terminal.key('\u0003');
    await watching;
    expect(terminal.hasEnded).toBe(true);
  });

  it('ends with what the first question fails with, and opens no screen', async () => {
    const terminal = new PlayedTerminal();
    await expect(watchTable(() => Promise.reject(away), terminal.asTerminal)).rejects.toBe(away);
    expect(terminal.stdout.written).toBe('');
  });

  it('puts the terminal back where something of ours fails', async () => {
    const terminal = new PlayedTerminal();
    let asked = 0;
    const watching = watchTable(
      () => (asked++ === 0 ? Promise.resolve(saying('one')) : Promise.reject(new Error('broken'))),
      terminal.asTerminal,
    );
    await terminal.until('one in');
    terminal.tick();
    await expect(watching).rejects.toThrow('broken');
    expect(terminal.stdout.written.endsWith('\u001b[?1049l')).toBe(true);
    expect(terminal.stdin.raw).toBe(false);
  });
});

it.each([['ls'], ['agents']])(
  'yates %s --watch is refused where there is no terminal, and with --json',
  async (verb) => {
    expect(await runVerb(verb, '--watch')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^E_OPTION_WATCH --watch it paints on a terminal/),
    });
    expect(await runVerb(verb, '--watch', '--json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("cannot be used with option '--json'"),
    });
  },
);

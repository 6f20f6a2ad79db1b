/** `--watch` of verbs that print a table: asks for it every few seconds and paints it in place, until a key ends that. */
import { YatesError } from '../../base/error.ts';
import { withColoursAlone } from '../../base/plain-text.ts';
import { type Environment, readTerminal } from '../../dashboard/terminal.ts';
import { type PaintCell, tableColours } from '../output/table-colours.ts';
import { screenLines, type WatchedTable } from './screen-lines.ts';

/** What a verb prints, laid out for a terminal of so many columns; undefined for no terminal. In colours where those are given. */
export type TableView = (width: number | undefined, paint?: PaintCell) => string;

/** Between an answer and the next question. */
const pauseMs = 2_000;

export interface WatchTerminal {
  readonly stdin: Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'resume' | 'pause' | 'on' | 'off'>;
  readonly stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows' | 'write' | 'on' | 'off'>;
  readonly env: Environment;
  readonly timeOfDay: () => string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Ends the process, in which a question is still open that nobody waits for. */
  readonly endNow: () => void;
}

/**
 * @param load asks for the table. Where it fails the last one stays, with the reason below it; where it fails the first time, that ends it
 * @throws YatesError E_OPTION_WATCH where there is no terminal to paint on and to hear keys from; what the first `load` throws
 */
export async function watchTable(load: () => Promise<TableView>, terminal: WatchTerminal): Promise<void> {
  const { stdin, stdout, env } = terminal;
  if (!readTerminal(env, stdin.isTTY && stdout.isTTY).interactive) throw notATerminal();
  let view = await load();
  let table: Omit<WatchedTable, 'text'> = { asOf: terminal.timeOfDay(), trouble: undefined };
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const colours = tableColours(stdout, env);
  const text = (): string => withColoursAlone(view(size().columns, colours));
  const paint = (): void => {
    const lines = screenLines({ ...table, text: text() }, size());
    // Home, each line with what is left of the one before it erased, then all below.
    stdout.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join('\r\n')}\u001b[J`);
  };
  const leaving = new AbortController();
  const close = openScreen(terminal, paint, () => leaving.abort());
  const left = new Promise<'left'>((resolve) => {
    leaving.signal.addEventListener('abort', () => resolve('left'));
  });
  let isAsking = false;
  try {
    while (!leaving.signal.aborted) {
      paint();
      await terminal.sleep(pauseMs, leaving.signal).catch(() => {});
      if (leaving.signal.aborted) break;
      isAsking = true;
      const answer = await Promise.race([attempt(load), left]);
      if (answer === 'left') break;
      isAsking = false;
      if ('view' in answer) {
        ({ view } = answer);
        table = { asOf: terminal.timeOfDay(), trouble: undefined };
      } else table = { ...table, trouble: answer.trouble };
    }
  } finally {
    close();
  }
  // What was seen last stays, as if it had been printed.
  stdout.write(`${text().trimEnd()}\n`);
  if (isAsking) terminal.endNow();
}

const attempt = (load: () => Promise<TableView>): Promise<{ view: TableView } | { trouble: string }> =>
  load().then(
    (view) => ({ view }),
    (error: unknown) => {
      if (error instanceof YatesError && error.exit !== 'ours') return { trouble: error.message };
      throw error;
    },
  );

/** A screen beside what was printed before, with keys heard one by one. @returns what puts everything back */
function openScreen({ stdin, stdout }: WatchTerminal, paint: () => void, leave: () => void): () => void {
  const onKeys = (keys: Buffer | string): void => {
    // Ctrl-C is a key like others here.
    if (leavingKeys.some((key) => String(keys).includes(key))) leave();
  };
  stdin.setRawMode(true);
  stdin.resume();
  stdin.on('data', onKeys);
  stdin.on('end', leave);
  stdout.on('resize', paint);
  for (const signal of signals) process.on(signal, leave);
  stdout.write('\u001b[?1049h\u001b[?25l');
  return () => {
    stdin.off('data', onKeys);
    stdin.off('end', leave);
    stdout.off('resize', paint);
    for (const signal of signals) process.off(signal, leave);
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write('\u001b[?25h\u001b[?1049l');
  };
}

/** The last is Ctrl-C. */
const leavingKeys = ['q', 'Q', '\u0003'];
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const notATerminal = (): YatesError =>
  new YatesError({
    code: 'E_OPTION_WATCH',
    place: { file: '--watch' },
    message: 'it paints on a terminal and hears keys from it, and input or output is none',
    next: 'leave it out, call the verb at intervals, or follow a sweep with `yates log -f`',
  });

/**
 * The dashboard on a terminal. It lives on the alternate screen, so that what was there before comes back when it
 * closes, and the final tables that are printed afterwards stay.
 */
import { BatchTimer } from './batch-timer.ts';
import { FramePainter } from './frame-painter.ts';
import { KittyGraphics } from './kitty-graphics.ts';
import { colourful, monochrome, paintLine } from './palette.ts';
import { screenLines } from './screen-lines.ts';
import { rehearse } from './rehearse.ts';
import type { DashboardStore, Snapshot } from './store.ts';
import { type Terminal, lookFor } from './terminal.ts';
import { TerminalQuestions } from './terminal-questions.ts';
import type { Look } from './view/look.ts';
import { placementsOf } from './view/placement.ts';
import type { Key } from './view/press.ts';
import type { Line } from './view/spans.ts';

export interface TerminalScreenOptions {
  readonly store: DashboardStore;
  readonly terminal: Terminal;
  /** Of the coordinator at the moment. */
  readonly address: () => string;
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly onKey: (key: Key) => void;
  /** The code that reads keys could not be loaded, for instance because Yates was being installed again: the screen cannot be used. */
  readonly onFailed: (error: Error) => void;
}

const enterAlternateScreen = '\u001b[?1049h\u001b[?25l\u001b[2J\u001b[H';
const leaveAlternateScreen = '\u001b[?25h\u001b[?1049l';
const tickMs = 1000;
/** At most ten frames a second, beside those that answer a key. */
const frameMs = 100;

/**
 * @returns a function that closes it and gives the terminal back; what it returns resolves once no answer of the terminal can come any more
 *   that the shell would take for typed
 */
export function openTerminalScreen({
  store,
  terminal,
  address,
  stdout,
  stdin,
  onKey,
  onFailed,
}: TerminalScreenOptions): () => Promise<void> {
  let open = true;
  stdout.write(enterAlternateScreen);
  // Where the terminal has no graphics no line has a place for them, and nothing is written.
  const pictures = new KittyGraphics((text) => stdout.write(text), (process.pid % 2 ** 16) * 2 ** 16 + 1);
  const restore = (): void => {
    if (!open) return;
    pictures.clear();
    stdout.write(leaveAlternateScreen);
    open = false;
  };
  // However the process ends, the user gets the terminal back as it was.
  process.once('exit', restore);

  const painter = new FramePainter((text) => stdout.write(text));
  let look = lookFor(terminal, -new Date().getTimezoneOffset());
  const questions = new TerminalQuestions((text) => stdout.write(text));
  const mayAsk = mayAskFor(look, terminal);
  const ask = (): void => void (mayAsk && questions.ask());
  const palette = terminal.colour ? colourful(terminal.trueColour) : monochrome;
  const linesOf = (snapshot: Snapshot): Line[] => screenLines(snapshot, address(), look);
  let shown: { readonly snapshot: Snapshot; readonly look: Look } | undefined;
  const frames = new BatchTimer(frameMs, () => {
    const snapshot = store.snapshot();
    // A key asks for a frame twice: with what it changes, and once all that it changes is there, which mostly is the same.
    if (shown?.snapshot === snapshot && shown.look === look) return;
    shown = { snapshot, look };
    const lines = linesOf(snapshot);
    painter.paint(lines.map((line) => paintLine(line, palette)));
    pictures.show(placementsOf(lines));
  });
  let isClosed = false;
  const onAnswer = (sequence: string): boolean => {
    if (!questions.hear(sequence)) return false;
    const pictures = questions.sixels;
    if (mayAsk && pictures !== undefined) look = { ...look, pictures };
    if (!isClosed) frames.request();
    return true;
  };
  // What is typed until then waits, unseen, in the terminal: the first frame does not wait for Ink, most of the program.
  stdin.setRawMode(true);
  const keyboard = import('./keyboard/keyboard.tsx').then(
    ({ listenToKeyboard }) =>
      listenToKeyboard(stdin, {
        onKey: (key) => {
          if (isClosed) return;
          onKey(key);
          frames.requestSoon();
        },
        onAnswer,
      }),
    (error: Error) => {
      onFailed(error);
      return () => {};
    },
  );
  const unsubscribe = store.subscribe(() => frames.request());
  const endRehearsal = rehearse(
    store,
    (snapshot) => void linesOf(snapshot).map((line) => paintLine(line, palette)),
  );
  frames.request();
  ask();
  const resize = (): void => {
    painter.forget();
    pictures.clear();
    store.dispatch({ kind: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24 });
    // With another size of the font, characters have another.
    ask();
  };
  stdout.on('resize', resize);
  const ticker = setInterval(() => store.tick(), tickMs);
  return async () => {
    isClosed = true;
    clearInterval(ticker);
    stdout.off('resize', resize);
    unsubscribe();
    endRehearsal();
    frames.stop();
    process.off('exit', restore);
    restore();
    const endKeyboard = await keyboard;
    await questions.settled();
    endKeyboard();
    stdin.setRawMode(false);
  };
}

/** True where pictures are drawn with characters for want of something better, and somebody is there to answer. */
const mayAskFor = ({ pictures }: Look, { interactive }: Terminal): boolean =>
  interactive && (pictures === 'true-colours' || pictures === '256-colours');

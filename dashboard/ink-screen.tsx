/**
 * The dashboard on a terminal. It lives on the alternate screen, so that what was there before comes back when it
 * closes, and the final tables that are printed afterwards stay.
 */
import { render } from 'ink';
import { BatchTimer } from './batch-timer.ts';
import { Keys } from './components/keys.tsx';
import { FramePainter } from './frame-painter.ts';
import { KittyGraphics } from './kitty-graphics.ts';
import { colourful, monochrome, paintLine } from './palette.ts';
import { screenLines } from './screen-lines.ts';
import { SilentTerminal } from './silent-terminal.ts';
import type { DashboardStore } from './store.ts';
import { type Terminal, lookFor } from './terminal.ts';
import { sixelTerminal, type TerminalAnswers, terminalQuestions, withAnswer } from './terminal-answers.ts';
import type { Look } from './view/look.ts';
import { placementsOf } from './view/placement.ts';
import type { Key } from './view/press.ts';

export interface InkScreenOptions {
  readonly store: DashboardStore;
  readonly terminal: Terminal;
  /** Of the coordinator at the moment. */
  readonly address: () => string;
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly onKey: (key: Key) => void;
}

const enterAlternateScreen = '\u001b[?1049h\u001b[?25l\u001b[2J\u001b[H';
const leaveAlternateScreen = '\u001b[?25h\u001b[?1049l';
const tickMs = 1000;
/** At most ten frames a second, beside those that answer a key. */
const frameMs = 100;

/** @returns a function that closes it and gives the terminal back */
export function openInkScreen({
  store,
  terminal,
  address,
  stdout,
  stdin,
  onKey,
}: InkScreenOptions): () => void {
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
  const mayDraw = mayAskFor(look, terminal);
  const ask = (): void => void (mayDraw && stdout.write(terminalQuestions));
  const palette = terminal.colour ? colourful(terminal.trueColour) : monochrome;
  const frames = new BatchTimer(frameMs, () => {
    const lines = screenLines(store.snapshot(), address(), look);
    painter.paint(lines.map((line) => paintLine(line, palette)));
    pictures.show(placementsOf(lines));
  });
  let answers: TerminalAnswers = {};
  const onAnswer = (input: string): boolean => {
    const next = withAnswer(answers, input);
    if (next === undefined) return false;
    answers = next;
    const pictures = sixelTerminal(answers);
    if (mayDraw && pictures !== undefined) look = { ...look, pictures };
    frames.request();
    return true;
  };
  const answerKey = (key: Key): void => {
    onKey(key);
    frames.requestSoon();
  };
  const ink = render(
    <Keys onKey={answerKey} onAnswer={onAnswer} />,
    // In debug mode Ink leaves the cursor alone.
    { stdout: new SilentTerminal() as never, stdin, debug: true, exitOnCtrlC: false, patchConsole: false },
  );
  const unsubscribe = store.subscribe(() => frames.request());
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
  return () => {
    clearInterval(ticker);
    stdout.off('resize', resize);
    unsubscribe();
    ink.unmount();
    ink.cleanup();
    frames.stop();
    process.off('exit', restore);
    restore();
  };
}

/** True where pictures are drawn with characters for want of something better, and somebody is there to answer. */
const mayAskFor = ({ pictures }: Look, { interactive }: Terminal): boolean =>
  interactive && (pictures === 'true-colours' || pictures === '256-colours');

/**
 * The dashboard on a terminal. It lives on the alternate screen, so that what was there before comes back when it
 * closes, and the final tables that are printed afterwards stay.
 */
import { render } from 'ink';
import { App } from './components/app.tsx';
import { colourful, monochrome } from './components/palette.ts';
import { FramePainter } from './frame-painter.ts';
import { FrameStream } from './frame-stream.ts';
import type { DashboardStore } from './store.ts';
import { type Terminal, lookFor } from './terminal.ts';
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
  const restore = (): void => {
    if (open) stdout.write(leaveAlternateScreen);
    open = false;
  };
  // However the process ends, the user gets the terminal back as it was.
  process.once('exit', restore);

  const painter = new FramePainter((text) => stdout.write(text));
  const frames = new FrameStream(stdout, (frame) => painter.paint(frame));
  const look = lookFor(terminal, -new Date().getTimezoneOffset());
  const palette = terminal.colour ? colourful : monochrome;
  const ink = render(
    <App store={store} look={look} palette={palette} address={address} onKey={onKey} />,
    // In debug mode Ink writes each frame whole, and leaves the cursor alone.
    { stdout: frames as never, stdin, debug: true, exitOnCtrlC: false, patchConsole: false },
  );
  const resize = (): void => {
    painter.forget();
    // Ink lays out again at its own terminal's event, which must come after the model knows the new size.
    store.dispatch({ kind: 'resized', columns: frames.columns, rows: frames.rows });
    frames.emit('resize');
  };
  stdout.on('resize', resize);
  const ticker = setInterval(() => store.tick(), tickMs);
  return () => {
    clearInterval(ticker);
    stdout.off('resize', resize);
    ink.unmount();
    ink.cleanup();
    frames.stop();
    process.off('exit', restore);
    restore();
  };
}

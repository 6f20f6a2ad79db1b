/**
 * Runs a real sweep with failures (docs/screens/sweep.yaml) and writes what each view shows at each size to docs/screens/,
 * as text. tmux plays the terminal.
 *
 *     npm run screens
 *
 * With `--picture FOLDER` it makes README's picture instead, of the finished sweep examples/quick.yaml in the data folder
 * FOLDER, as `npm start` shows it at its end.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../base/package-root.ts';
import { hasRoomForPair } from '../dashboard/view/layout.ts';
import { TmuxTerminal } from '../test/fixtures/dashboard/tmux-terminal.ts';
import { ansiToSvg } from './ansi-to-svg.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
  { columns: 300, rows: 80 },
  { columns: 40, rows: 12 },
] as const;

interface View {
  readonly name: string;
  /** They lead to it from the overview. */
  readonly keys: readonly string[];
  /** What shows that it is there. */
  readonly shows: RegExp;
  /** They put back what stays when it is left; default: none. */
  readonly after?: readonly string[];
}

const views: readonly View[] = [
  { name: 'overview', keys: [], shows: /Overview/ },
  { name: 'trials', keys: ['2', 'g', 's'], shows: /by val_acc/, after: ['s', 's', 's', 's'] },
  { name: 'trial', keys: ['2', 'g', 'Enter'], shows: /state +done/ },
  { name: 'output', keys: ['2', 'g', 'l'], shows: /step 40\/40/ },
  { name: 'compare', keys: ['2', 'g', 'Space', 'Space', '='], shows: /settings that differ/ },
  { name: 'agents', keys: ['3'], shows: /2 agents/ },
  { name: 'analysis', keys: ['4'], shows: /4/ },
  { name: 'log', keys: ['5'], shows: /5/ },
  { name: 'help', keys: ['?'], shows: /any key|esc close/ },
];

/** The end of the sweep: its analysis comes a moment after the trials, and the one that is not interim after that. */
const finished = /^(?![^]*(?:the analysis starts|the analysis is on its way|interim))[^]*Finished in/;

/** Back to the overview, with no marks and the usual order. */
const home = ['Escape', 'Escape', 'Escape', '1'];

const main = `${process.execPath} dist/cli/main.js`;
const { values } = parseArgs({ options: { picture: { type: 'string' } } });

if (values.picture === undefined) await makeScreens();
else await makePicture(values.picture);

async function makeScreens(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'yates-screens-'));
  const terminal = new TmuxTerminal();
  try {
    terminal.open(
      120,
      40,
      `${main} up docs/screens/sweep.yaml --agents 2 --listen 127.0.0.1:0 --data ${data}`,
    );
    await terminal.until(/3 failed/, false, 600_000);
    const whileItRuns = await terminal.settled();
    await terminal.until(finished, false, 600_000);
    // Written while it ran, it would be a change in the folder of the sweep's program.
    keep(whileItRuns, 'while it runs');
    for (const size of sizes) {
      await terminal.resize(size.columns, size.rows);
      // Two factors are drawn there once the thread of the analysis has answered.
      if (hasRoomForPair(size)) await terminal.until(/means of the runs/);
      await captureAll(terminal, `${size.columns}x${size.rows}`);
    }
    await quit(terminal);
    terminal.close();
    await captureAscii(data);
  } finally {
    terminal.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function captureAll(terminal: TmuxTerminal, folder: string): Promise<void> {
  for (const { name, keys, shows, after = [] } of views) {
    for (const key of keys) await terminal.type(key);
    await terminal.until(shows);
    await capture(terminal, `${folder}/${name}`);
    for (const key of after) await terminal.type(key);
    for (const key of home) await typeSlowly(terminal, key);
  }
}

/** Without colours, in ASCII. */
async function captureAscii(data: string): Promise<void> {
  const terminal = new TmuxTerminal();
  try {
    const command = `${main} up docs/screens/sweep.yaml --agents 2 --listen 127.0.0.1:0 --data ${data}`;
    terminal.open(80, 24, command, 'LANG=C LC_ALL=C NO_COLOR=1');
    await terminal.until(finished, false, 600_000);
    await captureAll(terminal, 'ascii-80x24');
    await quit(terminal);
  } finally {
    terminal.close();
  }
}

/** Escape alone, and not the beginning of a sequence: the terminal waits a moment for more. */
async function typeSlowly(terminal: TmuxTerminal, key: string): Promise<void> {
  await terminal.type(key);
  await terminal.settled();
}

async function capture(terminal: TmuxTerminal, name: string): Promise<void> {
  keep(await terminal.settled(), name);
}

function keep(rows: readonly string[], name: string): void {
  const file = join(packageRoot, 'docs', 'screens', `${name.replaceAll(' ', '-')}.txt`);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    `${rows
      .map((row) => row.trimEnd())
      .join('\n')
      .trimEnd()}\n`,
  );
}

async function quit(terminal: TmuxTerminal): Promise<void> {
  await terminal.type('q');
  await terminal.until(/exit \d/, true);
}

async function makePicture(data: string): Promise<void> {
  const terminal = new TmuxTerminal();
  try {
    terminal.open(120, 36, `${main} up examples/quick.yaml --listen 127.0.0.1:0 --data ${data}`);
    await terminal.until(finished, false, 600_000);
    await terminal.settled();
    const svg = ansiToSvg(await terminal.showColoured(), 'The dashboard of Yates at the end of a sweep');
    writeFileSync(join(packageRoot, 'docs', 'dashboard.svg'), svg);
    await quit(terminal);
  } finally {
    terminal.close();
  }
}

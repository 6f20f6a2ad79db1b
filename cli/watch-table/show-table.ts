import { Option } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { terminalWidth } from '../output/terminal-width.ts';
import { tableColours } from '../output/table-colours.ts';
import { printInColours } from '../output/write-output.ts';
import { type TableView, watchTable } from './watch-table.ts';

export const watchOption = (): Option =>
  new Option('--watch', 'show it on this terminal until q is pressed, asked again every 2 s').conflicts(
    'json',
  );

/** Prints the table once, or keeps it on the terminal. @throws what `load` throws, and YatesError E_OPTION_WATCH */
export async function showTable(load: () => Promise<TableView>, watch: boolean): Promise<void> {
  if (!watch) {
    const view = await load();
    printInColours(view(terminalWidth(), tableColours()));
    return;
  }
  await watchTable(load, {
    stdin: process.stdin,
    stdout: process.stdout,
    env: process.env,
    timeOfDay: () => new Date().toTimeString().slice(0, 8),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    endNow: () => process.exit(0),
  });
}

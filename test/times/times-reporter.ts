/**
 * What each test file costs: `npm run test:times [-- FILES]`. Processor time is that of the file's process and of the
 * programs that it started and that had ended; it does not depend on what else the machine does. Elapsed time does.
 */
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { packageRoot } from '../../base/package-root.ts';
import { type ProcessorTime, processorTime } from './processor-time.ts';

interface FileTimes extends ProcessorTime {
  readonly file: string;
  readonly elapsed: number;
}

const shownFiles = 30;

export default class TimesReporter implements Reporter {
  readonly #files: FileTimes[] = [];

  onTestModuleEnd(module: TestModule): void {
    const { collectDuration, duration, prepareDuration, setupDuration } = module.diagnostic();
    const { own = 0, children = 0 } = module.meta().processor ?? {};
    const elapsed = (prepareDuration + setupDuration + collectDuration + duration) / 1000;
    this.#files.push({ file: relative(packageRoot, module.moduleId), own, children, elapsed });
  }

  onTestRunEnd(): void {
    process.stdout.write(
      [
        ...table('folder', sumsOf(this.#files)),
        '',
        ...table('file', this.#files).slice(0, shownFiles + 1),
        '',
        `processor seconds of all files and of Vitest itself: ${this.#sum().toFixed(0)}\n`,
      ].join('\n'),
    );
  }

  /** Workers that have not ended yet do not count among the children of this process. */
  #sum(): number {
    return this.#files.reduce((sum, file) => sum + total(file), processorTime().own);
  }
}

const total = ({ own, children }: ProcessorTime): number => own + children;

/** A row for `test/` and the folder below it, or both folders below it. */
function sumsOf(files: readonly FileTimes[]): FileTimes[] {
  const sums = new Map<string, FileTimes>();
  for (const { file, own, children, elapsed } of files) {
    const folder = file.split('/').slice(0, -1).slice(0, 3).join('/');
    const before = sums.get(folder) ?? { file: folder, own: 0, children: 0, elapsed: 0 };
    sums.set(folder, {
      file: folder,
      own: before.own + own,
      children: before.children + children,
      elapsed: before.elapsed + elapsed,
    });
  }
  return [...sums.values()];
}

/** Lines of seconds, the costliest first. */
function table(title: string, rows: readonly FileTimes[]): string[] {
  const line = (cells: readonly string[], name: string): string =>
    `${cells.map((cell) => cell.padStart(9)).join('')}  ${name}`;
  return [
    line(['processor', 'elapsed'], title),
    ...rows
      .toSorted((one, other) => total(other) - total(one))
      .map((row) => line([total(row).toFixed(1), row.elapsed.toFixed(1)], row.file)),
  ];
}

import { YatesError } from '../../base/error.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { type CurvesFormat, curvesFormats } from './export-curves.ts';

export const exportFormats = ['csv', 'json', 'jsonl', 'latex', 'parquet', 'tensorboard'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions extends CoordinatorOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly out?: string;
  readonly curves?: true;
}

/** Where each format goes. */
const places: Readonly<Record<ExportFormat, 'stream' | 'file' | 'folder'>> = {
  csv: 'stream',
  json: 'stream',
  jsonl: 'stream',
  latex: 'stream',
  parquet: 'file',
  tensorboard: 'folder',
};

/** Refuses what does not go together before anybody is asked anything. @throws YatesError E_OPTION_EXPORT */
export function checkExportOptions({ format, output, out, curves }: ExportOptions): void {
  if (curves && !hasCurves(format))
    throw refused(`--format ${format} has no table of curves`, `use one of ${curvesFormats.join(', ')}`);
  const place = places[format];
  if (place === 'folder' && out === undefined)
    throw refused(`--format ${format} writes a folder, and none is named`, 'name a new one with --out');
  if (place !== 'folder' && out !== undefined)
    throw refused(`--format ${format} writes no folder`, 'name a file with -o in place of --out');
  if (place === 'folder' && output !== undefined)
    throw refused(`--format ${format} writes no file`, 'leave out -o');
  if (place === 'file' && (output === undefined || output === '-'))
    throw refused(`--format ${format} is not written to standard output`, 'name a file with -o');
}

export const hasCurves = (format: ExportFormat): format is CurvesFormat =>
  (curvesFormats as readonly string[]).includes(format);

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_EXPORT', message, next });

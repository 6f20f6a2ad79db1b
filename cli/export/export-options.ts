import { YatesError } from '../../base/error.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { type CurvesFormat, curvesFormats } from './export-curves.ts';

export const exportFormats = [
  'csv',
  'json',
  'jsonl',
  'latex',
  'parquet',
  'tensorboard',
  'mlflow',
  'wandb',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportOptions extends CoordinatorOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly out?: string;
  readonly to?: string;
  readonly curves?: true;
}

/** Where each format goes. */
const places: Readonly<Record<ExportFormat, 'stream' | 'file' | 'folder' | 'server'>> = {
  csv: 'stream',
  json: 'stream',
  jsonl: 'stream',
  latex: 'stream',
  parquet: 'file',
  tensorboard: 'folder',
  mlflow: 'server',
  wandb: 'folder',
};

/** Refuses what does not go together before anybody is asked anything. @throws YatesError E_OPTION_EXPORT */
export function checkExportOptions({ format, output, out, to, curves }: ExportOptions): void {
  if (curves && !hasCurves(format))
    throw refused(`--format ${format} has no table of curves`, `use one of ${curvesFormats.join(', ')}`);
  const place = places[format];
  if (place === 'folder' && out === undefined)
    throw refused(`--format ${format} writes a folder, and none is named`, 'name a new one with --out');
  if (place === 'server' && to === undefined)
    throw refused(`--format ${format} sends to a server, and none is named`, 'name it with --to');
  if (place === 'file' && (output === undefined || output === '-'))
    throw refused(`--format ${format} is not written to standard output`, 'name a file with -o');
  const isFile = place === 'file' || place === 'stream';
  if (output !== undefined && !isFile)
    throw refused(
      `--format ${format} writes no file`,
      `leave out -o; --${place === 'folder' ? 'out' : 'to'} says where to`,
    );
  if (out !== undefined && place !== 'folder')
    throw refused(
      `--format ${format} writes no folder`,
      `leave out --out${isFile ? ', or name a file with -o' : ''}`,
    );
  if (to !== undefined && place !== 'server')
    throw refused(`--format ${format} sends nothing to a server`, 'leave out --to');
}

export const hasCurves = (format: ExportFormat): format is CurvesFormat =>
  (curvesFormats as readonly string[]).includes(format);

const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_EXPORT', message, next });

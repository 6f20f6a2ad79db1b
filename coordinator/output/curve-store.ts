/** What attempts reported over their steps, `curves/ab/<trial>.<fence>.json.gz`. */
import { decodeCurves } from '../../base/curve/curve-file.ts';
import type { Curves } from '../../base/curve/curves.ts';
import type { Held } from '../core/ask.ts';
import { AttemptFiles } from './attempt-files.ts';

export class CurveStore {
  readonly files: AttemptFiles;

  constructor(folder: string) {
    this.files = new AttemptFiles(folder, '.json.gz');
  }

  /** @param bytes as `encodeCurves` makes them; not looked at before somebody reads them. @throws Error of the file system */
  async keep(lease: Held, bytes: Uint8Array): Promise<void> {
    await this.files.keep(lease, bytes);
  }

  /** Undefined where nothing was kept, or nothing that can be read. */
  async read(lease: Held): Promise<Curves | undefined> {
    const bytes = await this.files.read(lease);
    return bytes && (await decodeCurves(bytes).catch(() => undefined));
  }
}

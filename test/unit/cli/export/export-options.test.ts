import { describe, expect, it } from 'vitest';
import { checkExportOptions, type ExportOptions } from '../../../../cli/export/export-options.ts';
import { runVerb } from '../run-verb.ts';

describe('options of export', () => {
  it.each<[ExportOptions, RegExp]>([
    [{ format: 'json', curves: true }, /--format json has no table of curves/],
    [{ format: 'tensorboard', curves: true, out: 'x' }, /has no table of curves/],
    [{ format: 'parquet' }, /--format parquet is not written to standard output/],
    [{ format: 'parquet', output: '-' }, /not written to standard output/],
    [{ format: 'tensorboard' }, /writes a folder, and none is named/],
    [{ format: 'tensorboard', out: 'x', output: 'y' }, /writes no file/],
    [{ format: 'csv', out: 'x' }, /writes no folder/],
    [{ format: 'csv', to: 'http://x' }, /sends nothing to a server/],
    [{ format: 'mlflow' }, /sends to a server, and none is named/],
    [{ format: 'mlflow', to: 'http://x', out: 'x' }, /writes no folder/],
    [{ format: 'mlflow', to: 'http://x', output: 'x' }, /writes no file/],
  ])('refuse %j', (options, message) => {
    expect(() => checkExportOptions(options)).toThrow(
      expect.objectContaining({ code: 'E_OPTION_EXPORT', message: expect.stringMatching(message) as string }),
    );
  });

  it.each<ExportOptions>([
    { format: 'csv' },
    { format: 'csv', output: '-', curves: true },
    { format: 'parquet', output: 'x', curves: true },
    { format: 'tensorboard', out: 'x' },
    { format: 'mlflow', to: 'http://x' },
  ])('allow %j', (options) => {
    expect(() => checkExportOptions(options)).not.toThrow();
  });

  it('are checked before a coordinator is looked for', async () => {
    const { code, stderr } = await runVerb('export', '--format', 'parquet', '--coordinator', '127.0.0.1:1');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^E_OPTION_EXPORT --format parquet is not written to standard output; name a file/,
    );
  });
});

/** Curves and manifests of checkpoints: files that programs, agents and coordinators leave, and read from each other. */
import { parseCurves } from '../../../base/curve/curve-file.ts';
import type { Curves } from '../../../base/curve/curves.ts';
import { isPathOfCheckpoint, parseManifest, printManifest } from '../../../proto/checkpoint-manifest.ts';
import type { Decoder } from './decoder.ts';
import { textOf, textsLike } from './mutate.ts';

const curves = JSON.stringify({
  formatVersion: 1,
  curves: [
    ['loss', { steps: [1, 2, 3], values: [0.5, 'NaN', '-Infinity'], elapsedMs: [10, 20, 30.5] }],
    ['__proto__', { steps: [1], values: [2], elapsedMs: [3] }],
  ],
});

const { text: manifest } = printManifest([
  { path: 'model.pt', sha256: 'a'.repeat(64), sizeBytes: 3 },
  { path: 'optimizer/state 1.bin', sha256: 'b'.repeat(64), sizeBytes: 0 },
]);

/** @returns what is wrong; undefined where each point has a step, a value and a time */
export const faultOfCurves = (read: Curves | undefined): string | undefined =>
  [...(read?.values() ?? [])].every(
    ({ steps, values, elapsedMs }) =>
      [...steps, ...values, ...elapsedMs].every((number) => typeof number === 'number') &&
      steps.length === values.length &&
      steps.length === elapsedMs.length,
  )
    ? undefined
    : 'a point lacks its step, value or time';

/** Whoever reads the file goes on without it. */
const isAnyError = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && ['ZodError', 'Error'].includes(error.name));

export const curveDecoders: readonly Decoder[] = [
  {
    name: 'curves-file',
    make: textsLike([curves]),
    decode: (input) => parseCurves(textOf(input)),
    refuses: isAnyError,
    fault: (value) => faultOfCurves(value as Curves),
  },
  {
    name: 'checkpoint-manifest',
    make: textsLike([
      manifest,
      manifest.replace('model.pt', '../model.pt'),
      manifest.replace('model.pt', '/etc/passwd'),
      manifest.replace('optimizer/state 1.bin', 'model.pt'),
    ]),
    decode: (input) => parseManifest(textOf(input)),
    refuses: isAnyError,
    fault: (value) => {
      const files = value as ReturnType<typeof parseManifest>;
      if (!files.every(({ path, sizeBytes }) => isPathOfCheckpoint(path) && Number.isSafeInteger(sizeBytes)))
        return 'a file leads out of its folder, or has no size';
      // Whoever holds the manifest names it by its text: what was read is printed as it was, whatever order it had.
      return parseManifest(printManifest(files).text).length === files.length ? undefined : 'a file is lost';
    },
  },
];

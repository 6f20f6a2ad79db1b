/**
 * Curves as bytes: how an agent spools and sends them and a coordinator keeps them. Gzip of
 * `{"formatVersion": 1, "curves": [["loss", {"steps": [..], "values": [..], "elapsedMs": [..]}]]}`, numbers that JSON does not
 * have written as words.
 */
import { promisify } from 'node:util';
import { gunzip, gzip, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { limits } from '../limits.ts';
import type { Curves } from './curves.ts';

const formatVersion = 1;
/** Three numbers of at most 25 characters a point, and names. */
const textBytesMax = 80 * limits.curvePointsInAll + 2 * limits.nameBytes * limits.metrics;

const words = ['NaN', 'Infinity', '-Infinity'] as const;
const value = z.union([z.number(), z.enum(words).transform(Number)]);
const points = limits.curvePoints;
const curve = z
  .object({
    steps: z.array(z.number()).max(points),
    values: z.array(value).max(points),
    elapsedMs: z.array(z.number()).max(points),
  })
  .refine(
    ({ steps, values, elapsedMs }) => steps.length === values.length && steps.length === elapsedMs.length,
    'a point has a step, a value and a time',
  );
const file = z.object({
  formatVersion: z.literal(formatVersion),
  // Pairs, since a metric may be called __proto__.
  curves: z.array(z.tuple([z.string(), curve])).max(limits.metrics),
});

/** Compressed beside the event loop. */
export const encodeCurves = async (curves: Curves): Promise<Buffer> => await promisify(gzip)(textOf(curves));

/** The same at once. */
export const encodeCurvesSync = (curves: Curves): Buffer => gzipSync(textOf(curves));

function textOf(curves: Curves): string {
  return JSON.stringify({ formatVersion, curves: [...curves] }, (_key, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? String(item) : item,
  );
}

/** @throws Error when the bytes are not curves of a version known here, or more than the limits allow */
export async function decodeCurves(bytes: Uint8Array): Promise<Curves> {
  const text = await promisify(gunzip)(bytes, { maxOutputLength: textBytesMax });
  return parseCurves(text.toString());
}

/** @throws Error as `decodeCurves` */
export const parseCurves = (text: string): Curves => new Map(file.parse(JSON.parse(text)).curves);

import { cached } from './cache.ts';
import type { Concept } from './concepts.ts';
import { readIconSet } from './icon-set.ts';
import { imageBytes } from './image-side.ts';
import { installedVersion } from './installed-package.ts';
import { rasterise } from './rasterise.ts';
import type { Style } from './styles.ts';
import { isUndrawable } from './undrawable.ts';

/** Raise it when the drawing, the matching of names or the layout below changes: it is part of the cache key. */
const codeVersion = 1;

/** The drawings of some concepts in one style. */
export interface IconPack {
  /** [32,32,3] RGB on white of concept i; undefined where the style has none or it cannot be drawn. */
  readonly images: readonly (Uint8Array | undefined)[];
}

/** Draws only what is asked for, and keeps it on disk: a second call costs one file read. */
export async function loadIconPack(style: Style, concepts: readonly Concept[]): Promise<IconPack> {
  const key = {
    kind: 'icon-pack',
    codeVersion,
    style: style.name,
    icons: await installedVersion(style.packageName),
    resvg: await installedVersion('@resvg/resvg-js'),
    concepts: concepts.map((concept) => `${concept.hex} ${concept.label}`),
  };
  const bytes = await cached(key, () => drawPack(style, concepts));
  return { images: unpack(bytes, concepts.length) };
}

/** Layout: one byte per concept (1 where drawn), then the drawn images. */
async function drawPack(style: Style, concepts: readonly Concept[]): Promise<Uint8Array> {
  const set = await readIconSet(style);
  const svgs = concepts.map((concept) =>
    isUndrawable(style.name, concept.label) ? undefined : set.svgOf(concept),
  );
  const wanted = concepts.flatMap((_, index) => (svgs[index] === undefined ? [] : [index]));
  const { images, failures } = await rasterise(wanted.map((index) => svgs[index] as string));
  for (const { index, reason } of failures) {
    const label = concepts[wanted[index] as number]?.label;
    process.emitWarning(`icon "${label}" of ${style.name} is left out: ${reason}`, {
      code: 'YATES_ICON_SKIPPED',
    });
  }
  const drawn = new Uint8Array(concepts.length);
  const parts: Uint8Array[] = [drawn];
  images.forEach((image, position) => {
    if (image === undefined) return;
    drawn[wanted[position] as number] = 1;
    parts.push(image);
  });
  return new Uint8Array(Buffer.concat(parts));
}

function unpack(bytes: Uint8Array, count: number): (Uint8Array | undefined)[] {
  let at = count;
  return Array.from(bytes.subarray(0, count), (drawn) => {
    if (drawn === 0) return undefined;
    at += imageBytes;
    return bytes.subarray(at - imageBytes, at);
  });
}

/** Pictures that trials left, such as samples: which of them the screen wants, and what is known of them. */
import type { Trial } from '../../client/facts.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3], 0 to 255. */
  readonly pixels: Uint8Array;
  /** Size of the file, where the picture was made smaller. */
  readonly original?: { readonly width: number; readonly height: number };
}

/** One row of cells of a picture. */
export interface PictureRow {
  readonly picture: Picture;
  readonly row: number;
  /** Cells that the whole picture takes. */
  readonly rows: number;
  readonly columns: number;
}

/** By the SHA-256 of the file; undefined for one that cannot be drawn. */
export type Pictures = ReadonlyMap<string, Picture | undefined>;

/** Larger files are not fetched. */
export const pictureBytesMax = 4 * 2 ** 20;
/** Pictures of one trial that are drawn. */
const eachMax = 2;
const picturesMax = 16;

type Artifact = Trial['artifacts'][number];

export const picturesOf = ({ artifacts }: Trial): readonly Artifact[] =>
  artifacts
    .filter(({ name, sizeBytes }) => /\.png$/i.test(name) && sizeBytes <= pictureBytesMax)
    .slice(0, eachMax);

/** The newest ones stay. */
export function withPicture(pictures: Pictures, sha256: string, picture: Picture | undefined): Pictures {
  const next = new Map(pictures);
  next.set(sha256, picture);
  for (const oldest of next.keys()) {
    if (next.size <= picturesMax) break;
    next.delete(oldest);
  }
  return next;
}

/** Pictures that a trial left, drawn with characters. */
import { plainLine } from '../../../base/plain-text.ts';
import type { Trial } from '../../../client/facts.ts';
import { charactersFor, halfBlocks, paintedRow, shadedRow, upperHalf } from '../half-blocks.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { oncePerPair } from '../once-per.ts';
import { type Picture, picturesOf } from '../picture.ts';
import { sixelRows } from '../sixel.ts';
import { blank, type Line, muted, span } from '../spans.ts';
import { beside } from '../table.ts';

const rowsMax = 16;

/** Empty where the trial has left none. */
export function pictureLines(trial: Trial, model: DashboardModel, width: number, look: Look): Line[] {
  return picturesOf(trial).flatMap(({ name, sha256 }) => {
    const picture = model.pictures.get(sha256);
    if (picture === undefined) {
      const text = model.pictures.has(sha256) ? 'this kind of picture cannot be drawn here' : 'asking for it';
      return [[muted(`${plainLine(name)}   ${text}`)], blank];
    }
    return [[muted(`${plainLine(name)}   ${sizeText(picture)}`)], ...drawn(picture, width, look), blank];
  });
}

const sizeText = ({ original, ...picture }: Picture): string => {
  const { width, height } = original ?? picture;
  return `${width}x${height}`;
};

/** The first picture of each, under each other's letters. */
export function picturesBeside(
  pair: readonly [Trial, Trial],
  model: DashboardModel,
  width: number,
  look: Look,
): Line[] {
  const [left, right] = pair.map((trial) => {
    const sha256 = picturesOf(trial)[0]?.sha256;
    return sha256 === undefined ? undefined : model.pictures.get(sha256);
  });
  if (left === undefined && right === undefined) return [];
  const half = Math.floor((width - gap) / 2);
  const side = (letter: string, picture: Picture | undefined): Line[] =>
    picture === undefined
      ? [[muted(`${letter}: no picture`)]]
      : [[muted(letter)], ...drawn(picture, half, look)];
  const leftLines = side('A', left);
  const leftWidth = left === undefined ? half : charactersFor(left, { columns: half, rows: rowsMax }).columns;
  return [[muted('pictures')], ...beside(leftLines, side('B', right), Math.max(12, leftWidth), gap), blank];
}

const gap = 2;

interface Drawing {
  /** Columns that it may take. */
  readonly width: number;
  readonly pictures: NonNullable<Look['pictures']>;
}

const drawn = (picture: Picture, width: number, { pictures = 'shades' }: Look): Line[] =>
  drawing(picture, JSON.stringify({ width, pictures } satisfies Drawing));

/** By what it is drawn for, as JSON: a frame comes every second, and most show the same picture. */
const drawing = oncePerPair((picture: Picture, key: string): Line[] => {
  const { width, pictures } = JSON.parse(key) as Drawing;
  const size = charactersFor(picture, { columns: width, rows: rowsMax });
  const text = ' '.repeat(size.columns);
  if (typeof pictures === 'object')
    return sixelRows(picture, size, pictures).map((painted) => [{ text, painted }]);
  if (pictures === 'graphics')
    return Array.from({ length: size.rows }, (_, row) => [{ text, part: { picture, row, ...size } }]);
  return halfBlocks(picture, size.columns, size.rows).map((row) =>
    pictures === 'shades'
      ? [span(shadedRow(row))]
      : [{ text: upperHalf.repeat(size.columns), painted: paintedRow(row, pictures === 'true-colours') }],
  );
});

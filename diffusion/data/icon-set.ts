import type { Concept } from './concepts.ts';
import { bareHex } from './concepts.ts';
import { iconNameOf } from './icon-names.ts';
import { readPackageJson } from './installed-package.ts';
import type { Style } from './styles.ts';

interface Turn {
  readonly hFlip?: boolean;
  readonly vFlip?: boolean;
  /** Quarter turns, clockwise. */
  readonly rotate?: number;
}

interface Box {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

interface IconifyIcon extends Turn, Box {
  readonly body: string;
}

interface IconifyAlias extends Turn, Box {
  readonly parent: string;
}

interface IconifyJson extends Box {
  readonly icons: Readonly<Record<string, IconifyIcon>>;
  readonly aliases?: Readonly<Record<string, IconifyAlias>>;
}

export interface IconSet {
  /** SVG of the concept in this style, square, or undefined where the style does not draw it. */
  svgOf(concept: Concept): string | undefined;
}

/** Reads a whole set: 3 to 25 MB of JSON, so ask once for all concepts and let it go. */
export async function readIconSet(style: Style): Promise<IconSet> {
  const [set, chars] = await Promise.all([
    readPackageJson<IconifyJson>(style.packageName, 'icons.json'),
    readPackageJson<Record<string, string>>(style.packageName, 'chars.json'),
  ]);
  const nameByHex = new Map(Object.entries(chars).map(([hex, name]) => [bareHex(hex), name]));
  const has = (name: string): boolean =>
    name in set.icons || (set.aliases !== undefined && name in set.aliases);
  return {
    svgOf(concept) {
      const name = iconNameOf(concept, style, has, nameByHex);
      return name === undefined ? undefined : svgOf(set, name);
    },
  };
}

function svgOf(set: IconifyJson, name: string): string | undefined {
  const { icon, turns } = resolve(set, name);
  if (icon === undefined) return undefined;
  const left = icon.left ?? set.left ?? 0;
  const top = icon.top ?? set.top ?? 0;
  const width = icon.width ?? set.width ?? 16;
  const height = icon.height ?? set.height ?? 16;
  const side = Math.max(width, height);
  const middle = [left + width / 2, top + height / 2] as const;
  const body = turns.reduce((inner, turn) => turned(inner, turn, middle), icon.body);
  const box = `${middle[0] - side / 2} ${middle[1] - side / 2} ${side} ${side}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${box}">${body}</svg>`;
}

function resolve(set: IconifyJson, name: string): { icon: IconifyIcon | undefined; turns: Turn[] } {
  const turns: Turn[] = [];
  let current = name;
  // An alias may name another alias; the bound only guards against a set that names itself in a ring.
  for (let depth = 0; depth < 8; depth++) {
    const icon = set.icons[current];
    if (icon !== undefined) return { icon, turns: [icon, ...turns] };
    const alias = set.aliases?.[current];
    if (alias === undefined) break;
    turns.unshift(alias);
    current = alias.parent;
  }
  return { icon: undefined, turns };
}

function turned(body: string, turn: Turn, [x, y]: readonly [number, number]): string {
  const flips = `scale(${turn.hFlip === true ? -1 : 1} ${turn.vFlip === true ? -1 : 1})`;
  const degrees = ((turn.rotate ?? 0) % 4) * 90;
  if (degrees === 0 && turn.hFlip !== true && turn.vFlip !== true) return body;
  return `<g transform="translate(${x} ${y}) rotate(${degrees}) ${flips} translate(${-x} ${-y})">${body}</g>`;
}

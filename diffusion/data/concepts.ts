import { readPackageJson } from './installed-package.ts';

/** One thing that every style draws: a Unicode emoji without skin tone. */
export interface Concept {
  /** Emojibase's English label (CLDR short name), the caption: `cat face`. */
  readonly label: string;
  /** Lower-case code points joined by `-`, without the variation selector: `1f431`. */
  readonly hex: string;
  /** Emojibase group number: 0 faces, 3 animals and plants, 4 food and drink. */
  readonly group: number;
  /** Emojibase subgroup number, unique across groups: 12 cat faces, 54 transport on the ground. */
  readonly subgroup: number;
  /** Words that people search it by, emojibase's `tags`: `kitten`, `pet`. */
  readonly tags: readonly string[];
  /** Emoji version that introduced it: 1 (2015) to 17 (2025). */
  readonly version: number;
}

interface EmojibaseEntry {
  readonly label: string;
  readonly hexcode: string;
  readonly group?: number;
  readonly subgroup?: number;
  readonly tags?: readonly string[];
  readonly version: number;
}

/** Every concept in Unicode's order; regional indicators (no group) are left out. */
export async function readConcepts(): Promise<readonly Concept[]> {
  const entries = await readPackageJson<EmojibaseEntry[]>('emojibase-data', 'en/data.json');
  return entries.flatMap(({ label, hexcode, group, subgroup = -1, tags = [], version }) =>
    group === undefined ? [] : [{ label, hex: bareHex(hexcode), group, subgroup, tags, version }],
  );
}

/** Emojibase writes `2764-FE0F` where icon sets write `2764`: the selector asks for colour and names nothing. */
export function bareHex(hexcode: string): string {
  return hexcode
    .toLowerCase()
    .split('-')
    .filter((point) => point !== 'fe0f')
    .join('-');
}

import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { ErrorPlace } from '../../base/error.ts';
import type { Json } from '../../base/canonical-json.ts';

export type YamlPath = readonly (string | number)[];

/** A YAML text as plain data that knows where each part of it stood. */
export class YamlSource {
  readonly value: Json;
  readonly #text: string;
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #root: Node | null;
  readonly #pairs = new Map<YAMLMap, Map<string, Pair>>();

  constructor(value: Json, parsed: { text: string; file: string; lines: LineCounter; root: Node | null }) {
    this.value = value;
    this.#text = parsed.text;
    this.#file = parsed.file;
    this.#lines = parsed.lines;
    this.#root = parsed.root;
  }

  /** Place of the value at `path`, or of its nearest existing ancestor. */
  placeOf(path: YamlPath): ErrorPlace {
    return this.#placeAt(this.#nodeAt(path)?.range?.[0] ?? 0);
  }

  /** Place of the key that the last step of `path` names. */
  placeOfKey(path: YamlPath): ErrorPlace {
    return this.#placeAt(this.#keyAt(path)?.range?.[0] ?? this.#nodeAt(path)?.range?.[0] ?? 0);
  }

  /** Place of one character of a text at `path`; of its start if YAML's folding or escapes moved it. */
  placeInText(path: YamlPath, offset: number): ErrorPlace {
    const node = this.#nodeAt(path);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range)
      return this.#placeAt(node?.range?.[0] ?? 0);
    const [start, end] = node.range;
    const inSource = this.#text.indexOf(node.value, start);
    return this.#placeAt(inSource >= 0 && inSource < end ? inSource + offset : start);
  }

  #placeAt(offset: number): ErrorPlace {
    return placeAt(this.#file, this.#lines, offset);
  }

  #nodeAt(path: YamlPath): Node | null {
    let node = this.#root;
    for (const step of path) {
      let next: unknown;
      if (isSeq(node) && typeof step === 'number') next = node.items[step];
      else if (isMap(node)) next = this.#pairOf(node, String(step))?.value;
      if (next === undefined || next === null) break;
      node = next as Node;
    }
    return node;
  }

  #keyAt(path: YamlPath): Node | undefined {
    const parent = this.#nodeAt(path.slice(0, -1));
    if (!isMap(parent)) return undefined;
    const name = String(path.at(-1));
    return this.#pairOf(parent, name)?.key as Node | undefined;
  }

  /** Each map is read once, even if it is asked for several times. */
  #pairOf(map: YAMLMap, name: string): Pair | undefined {
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) {
      pairs = new Map();
      for (const pair of map.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
        if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
      }
      this.#pairs.set(map, pairs);
    }
    return pairs.get(name);
  }
}

export function placeAt(file: string, lines: LineCounter, offset: number): ErrorPlace {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

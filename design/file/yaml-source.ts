/**
 * A YAML text as plain data that knows where each part of it stood. Only what JSON can hold is accepted: no aliases,
 * no tags, no repeated keys, so the file is what it looks like and cannot unfold into something larger.
 */
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  YAMLParseError,
} from 'yaml';
import type { Document, Node, Pair, Scalar } from 'yaml';
import { assert } from '../../base/assert.ts';
import type { ErrorPlace } from '../../base/error.ts';
import { YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import type { Json } from '../../base/canonical-json.ts';
import { throwFaults } from './faults.ts';
import { describeYamlError } from './yaml-errors.ts';

export type YamlPath = readonly (string | number)[];

export interface YamlSource {
  readonly value: Json;
  /** Place of the value at `path`, or of its nearest existing ancestor. */
  placeOf(path: YamlPath): ErrorPlace;
  /** Place of the key that the last step of `path` names. */
  placeOfKey(path: YamlPath): ErrorPlace;
  /** Place of one character of a text at `path`; of its start where YAML's folding or escapes moved it. */
  placeInText(path: YamlPath, offset: number): ErrorPlace;
}

const textLengthMax = 2 ** 20;
const depthMax = 32;

/** @throws YatesErrors with every fault of syntax */
export function readYaml(text: string, file: string): YamlSource {
  if (text.length > textLengthMax) {
    throw new YatesError({
      code: 'E_SWEEP_SIZE',
      place: { file },
      message: `the file has ${text.length} characters, more than ${textLengthMax}`,
      next: 'is it a sweep file?',
    });
  }
  if (text.trim() === '') {
    throw new YatesError({
      code: 'E_SWEEP_EMPTY',
      place: { file },
      message: 'the file is empty',
      next: 'start from examples/tiny.yaml',
    });
  }
  const lines = new LineCounter();
  const placeAt = (offset: number): ErrorPlace => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const faultAt = (code: ErrorCode, node: Node, message: string, next: string): YatesError =>
    new YatesError({ code, place: placeAt(node.range?.[0] ?? 0), message, next });

  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const tooDeep = tokenDeeperThan(depthMax, tokens);
  if (tooDeep !== undefined) {
    throw new YatesError({
      code: 'E_YAML_DEPTH',
      place: placeAt(tooDeep.offset),
      message: `lists and maps are nested deeper than ${depthMax} levels`,
      next: 'is a bracket left open?',
    });
  }
  const document = compose(tokens, text.length);
  const faults = [...document.errors, ...document.warnings].map((error) => describeYamlError(error, placeAt));
  throwFaults(faults);

  const value = toData(document.contents);
  throwFaults(faults);
  return {
    value,
    placeOf: (path) => placeAt(nodeAt(path)?.range?.[0] ?? 0),
    placeOfKey: (path) => placeAt(keyAt(path)?.range?.[0] ?? nodeAt(path)?.range?.[0] ?? 0),
    placeInText: (path, offset) => placeAt(textOffset(path, offset)),
  };

  function toData(node: Node | null): Json {
    if (node === null) return null;
    if (isAlias(node)) {
      faults.push(
        faultAt('E_YAML_ALIAS', node, `alias *${node.source} is not allowed in a sweep file`, 'write it out'),
      );
      return null;
    }
    if (isSeq(node)) return node.items.map((item) => toData(item as Node | null));
    if (isMap(node)) return mapToData(node.items as Pair<Node, Node | null>[]);
    return isScalar(node) ? scalarToData(node) : null;
  }

  function scalarToData(node: Scalar): Json {
    const value = node.value as Json;
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) {
      faults.push(
        faultAt('E_NUMBER', node, `${node.source} is not a finite number`, 'put it in quotes or change it'),
      );
    } else if (!Number.isSafeInteger(value) && /^[-+]?\d+$/.test(node.source ?? '')) {
      faults.push(
        faultAt('E_NUMBER', node, `${node.source} has more digits than a number keeps`, 'put it in quotes'),
      );
    }
    return value === 0 ? 0 : value; // -0 would be a second zero
  }

  function mapToData(pairs: readonly Pair<Node, Node | null>[]): Json {
    const data: Record<string, Json> = {};
    for (const { key, value: member } of pairs) {
      const name = isScalar(key) ? String(key.value) : '';
      if (Object.hasOwn(data, name)) {
        faults.push(
          faultAt(
            'E_YAML_DUPLICATE_KEY',
            key,
            `key "${name}" is written twice in the same map`,
            'keep one of them',
          ),
        );
      } else if (name === '__proto__') {
        faults.push(faultAt('E_NAME', key, '"__proto__" cannot be a name', 'choose another'));
      } else {
        data[name] = toData(member);
      }
    }
    return data;
  }

  function nodeAt(path: YamlPath): Node | null {
    let node = document.contents as Node | null;
    for (const step of path) {
      let next: unknown;
      if (isSeq(node) && typeof step === 'number') next = node.items[step];
      else if (isMap(node)) next = node.get(String(step), true);
      if (next === undefined || next === null) break;
      node = next as Node;
    }
    return node;
  }

  function keyAt(path: YamlPath): Node | undefined {
    const parent = nodeAt(path.slice(0, -1));
    if (!isMap(parent)) return undefined;
    const name = String(path.at(-1));
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    return pair?.key as Node | undefined;
  }

  function textOffset(path: YamlPath, offset: number): number {
    const node = nodeAt(path);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return node?.range?.[0] ?? 0;
    const [start, end] = node.range;
    const inSource = text.indexOf(node.value, start);
    return inSource >= 0 && inSource < end ? inSource + offset : start;
  }
}

function compose(tokens: readonly CST.Token[], length: number): Document.Parsed {
  // Repeated keys are found by mapToData: the composer would compare each with each.
  const composer = new Composer({ stringKeys: true, resolveKnownTags: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, length);
  assert(document !== undefined, 'the composer was told to make a document of anything');
  if (second !== undefined) {
    const [start, end] = [second.range[0], second.range[1]] as const;
    document.errors.push(
      new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'the file holds a second document'),
    );
  }
  return document;
}

/**
 * The composer recurses, and a file of 100,000 brackets takes the whole process down with it; the parser before it
 * does not. So the depth is measured on the parser's tokens, without recursion.
 */
function tokenDeeperThan(depthMax: number, tokens: readonly CST.Token[]): CST.Token | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > depthMax) return token;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

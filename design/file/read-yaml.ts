/**
 * Reads a YAML text. Only what JSON can hold is accepted: no aliases, no tags, no repeated keys, so the file is what it
 * looks like and cannot unfold into something larger.
 */
import {
  Composer,
  type CST,
  type Document,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  YAMLParseError,
} from 'yaml';
import { assert } from '../../base/assert.ts';
import { type ErrorPlace, YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { throwFaults } from './faults.ts';
import { dataOf, type RefuseNode } from './yaml-data.ts';
import { describeYamlError } from './yaml-errors.ts';
import { placeAt, YamlSource } from './yaml-source.ts';

/** Entries of the parser's stack: a level has at most a few. */
const stackMax = 8 * limits.yamlDepth;

/**
 * Reads a YAML text, so that places of values can be asked for.
 *
 * @throws YatesErrors with every fault of syntax
 *
 * @example
 * readYaml('scale: [1, 2]', 'sweep.yaml').value; // { scale: [1, 2] }
 * readYaml('scale: [1, 2', 'sweep.yaml'); // throws E_YAML
 */
export function readYaml(text: string, file: string): YamlSource {
  refuseSize(text, file);
  const lines = new LineCounter();
  const placeOf = (offset: number): ErrorPlace => placeAt(file, lines, offset);
  const tokens = parseTokens(text, lines, placeOf);
  refuseDepth(tokens, placeOf);
  const document = compose(tokens, text.length);
  throwFaults([...document.errors, ...document.warnings].map((error) => describeYamlError(error, placeOf)));

  const faults: YatesError[] = [];
  const refuse: RefuseNode = (code, node, message, next) => {
    faults.push(new YatesError({ code, place: placeOf(node.range?.[0] ?? 0), message, next }));
  };
  const root = document.contents as Node | null;
  const value = dataOf(root, refuse);
  throwFaults(faults);
  return new YamlSource(value, { text, file, lines, root });
}

function refuseSize(text: string, file: string): void {
  const place = { file };
  if (text.length > limits.sweepFileChars) {
    throw new YatesError({
      code: 'E_SWEEP_SIZE',
      place,
      message: `the file has ${text.length} characters, more than ${limits.sweepFileChars}`,
      next: 'check that it is a sweep file',
    });
  }
  if (text.trim() !== '') return;
  const next = 'start from examples/tiny.yaml';
  throw new YatesError({ code: 'E_SWEEP_EMPTY', place, message: 'the file is empty', next });
}

/** The parser's own stack overflows on what nests within one line: `? ? ? ...`. @throws YatesError E_YAML_DEPTH */
function parseTokens(text: string, lines: LineCounter, placeOf: (offset: number) => ErrorPlace): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > stackMax) {
      // Below the document and its first map or list.
      throw depthError(placeOf(parser.stack[limits.yamlDepth + 2]?.offset ?? 0));
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function compose(tokens: readonly CST.Token[], length: number): Document.Parsed {
  // Repeated keys are found by dataOf: the composer would compare each with each.
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
function refuseDepth(tokens: readonly CST.Token[], placeOf: (offset: number) => ErrorPlace): void {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > limits.yamlDepth) {
      throw depthError(placeOf(token.offset));
    }
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
}

const depthError = (place: ErrorPlace): YatesError =>
  new YatesError({
    code: 'E_YAML_DEPTH',
    place,
    message: `lists and maps are nested deeper than ${limits.yamlDepth} levels`,
    next: 'check whether a bracket is left open',
  });

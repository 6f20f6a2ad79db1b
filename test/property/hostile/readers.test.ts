/**
 * No text from outside keeps a reader busy. Each text is a short pattern many times over, which is what a quadratic or
 * exponential reader cannot stand; patterns are drawn from the characters that the reader cares for. What is measured is
 * processor time, against a limit that only such a reader exceeds: each of these took from 17 s to for ever.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLooseJson } from '../../../agent/command/loose-json.ts';
import { numbersOf, parseReportLine } from '../../../agent/command/report-line.ts';
import { limits } from '../../../base/limits.ts';
import { plainLines } from '../../../base/plain-text.ts';
import { compileExpression } from '../../../design/constraint/compile-expression.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { tableOf } from '../../../stats/table/table-from-csv.ts';

const limitMs = 5_000;
const charsMax = 50_000;
const runs = { numRuns: 12, seed: 13 };

const head = 'version: 1\nname: x\n';
const tail = '\nresponse: { primary: score, goal: maximize }\ntrainer: { kind: command, run: [x] }\n';

interface Reader {
  /** Pieces that patterns are made of. */
  readonly pieces: readonly string[];
  readonly charsMax?: number;
  readonly read: (text: string) => unknown;
}

const readers: Readonly<Record<string, Reader>> = {
  'a sweep file': {
    pieces: [
      'a: ',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
      '\\',
      '#',
      '&a ',
      '*a',
      '!x ',
      '|\n',
      '>\n',
      '\n',
      ' ',
      '\t',
      '\r',
    ],
    read: (text) => parseSweep(head + text + tail, { fileName: 'x', steps: new StepBudget(1e7) }),
  },
  'factors of a sweep file': {
    pieces: ['1', '2.5', 'a', ', ', '], b: [', ' ', '"x"', 'true', '"\\r"', '-0', '1e9'],
    charsMax: 10_000,
    read: (text) =>
      parseSweep(`${head}factors: { a: [${text}] }${tail}`, { fileName: 'x', steps: new StepBudget(1e7) }),
  },
  'a constraint': {
    pieces: [
      '[1, 2].all(x, ',
      '[a].map(y, ',
      'cel.bind(z, a + a, ',
      '(',
      ')',
      'a',
      ' + ',
      ' || ',
      '!',
      '"a"',
      '.split("")',
      ' ? ',
      ' : ',
      '1',
      ' == ',
    ],
    charsMax: limits.constraintChars,
    read: (text) => {
      const compiled = compileExpression(text, [{ name: 'a', levels: [1, 2] }]);
      return compiled.ok && compiled.constraint.allows({ a: 1 });
    },
  },
  'a formula': {
    pieces: [
      'a',
      'b ',
      '1',
      '+',
      '*',
      ':',
      '/',
      '-',
      '^2',
      '(',
      ')',
      '(1 | s)',
      'Error(p / ',
      '`x y`',
      'C(q)',
      '~',
      ' ',
    ],
    charsMax: limits.formulaChars,
    read: (text) => parseFormula(`y ~ ${text}`),
  },
  'a table': {
    pieces: ['"', '""', ',', ';', '\n', '\r', '1', '.', 'e', '-', 'x', ' ', '=', "'"],
    read: (text) => tableOf(parseCsv(text, 'x.csv'), 'x.csv'),
  },
  'a cell of a table': {
    pieces: ['1', '.', 'e', '-', 'x', ' ', '+', 'inf', '\t'],
    read: (text) => tableOf(parseCsv(`a,y\n${text},1\n`, 'x.csv'), 'x.csv'),
  },
  'a line of a report': {
    pieces: ['{', '}', '"', '\\', '"a":', 'NaN', 'Infinity', '-', ',', '[', ']', '1', 'N', 'I'],
    read: (text) => parseReportLine(text),
  },
  'a result file': {
    pieces: ['{', '}', '"', '\\', '"a":', '"result":', 'NaN', 'Infinity', '-', ',', '[', ']', '1', ' ', '\n'],
    charsMax: 1_000_000,
    // What is wrong with it is the program's fault, in words.
    read: (text) => {
      try {
        return numbersOf(parseLooseJson(`{"a": 1, ${text}`) as Record<string, unknown>);
      } catch {
        return undefined;
      }
    },
  },
  'what a program prints': {
    pieces: ['\r', '\n', '\u001b', '[', ']', '0', 'm', '\u0007', '\\', '\u202e', 'x', '\t'],
    read: (text) => plainLines(text),
  },
};

/** @returns milliseconds of processor time */
function costOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    // A refusal is a YatesError; anything else is a fault of the reader.
    if ((error as { code?: string }).code?.startsWith('E_') !== true) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a hostile text is read or refused in about a second', () => {
  test.each(Object.entries(readers))('%s', (_, { pieces, read, charsMax: most = charsMax }) => {
    const pattern = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 });
    const end = fc.constantFrom('', ...pieces);
    fc.assert(
      fc.property(pattern, end, (parts, last) => {
        const one = parts.join('');
        const text = one.repeat(Math.floor(most / one.length)).slice(0, most - last.length) + last;
        expect(costOf(read, text), JSON.stringify(text.slice(0, 100))).toBeLessThan(limitMs);
      }),
      runs,
    );
  });
});

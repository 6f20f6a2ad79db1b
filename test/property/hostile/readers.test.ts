/**
 * No text from outside keeps a reader busy. Each text is a short pattern many times over, which is what a quadratic or exponential
 * reader cannot stand; patterns are drawn from the characters that the reader cares for. What is measured is the number of steps, at two
 * sizes: what they say of the largest text that is taken must be about a second's work.
 */
// First, since it counts in what is loaded after it.
import { type Growing, slownessAtLimit } from './steps-at-limit.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLooseJson } from '../../../agent/command/loose-json.ts';
import { numbersOf, parseReportLine } from '../../../agent/command/report-line.ts';
import { withTellingLine } from '../../../agent/process/telling-line.ts';
import { limits } from '../../../base/limits.ts';
import { plainLines } from '../../../base/plain-text.ts';
import { redact } from '../../../base/secret/redact.ts';
import { compileExpression } from '../../../design/constraint/compile-expression.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { StepBudget } from '../../../design/step-budget.ts';
import { parseFormula } from '../../../stats/formula/parse-formula.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { tableOf } from '../../../stats/table/table-from-csv.ts';
import { repeated } from '../../in-full.ts';

const runs = { numRuns: repeated(4, 10), seed: 13 };

const head = 'version: 1\nname: x\n';
const tail = '\nresponse: { primary: score, goal: maximize }\ntrainer: { kind: command, run: [x] }\n';

interface Reader extends Pick<Growing, 'limit' | 'size'> {
  /** Pieces that patterns are made of. */
  readonly pieces: readonly string[];
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
    limit: limits.sweepFileChars,
    read: (text) => parseSweep(head + text + tail, { fileName: 'x', steps: new StepBudget(1e7) }),
  },
  'factors of a sweep file': {
    pieces: ['1', '2.5', 'a', ', ', '], b: [', ' ', '"x"', 'true', '"\\r"', '-0', '1e9'],
    limit: limits.sweepFileChars,
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
    limit: limits.constraintChars,
    size: limits.constraintChars,
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
    limit: limits.formulaChars,
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
    limit: limits.reportLineBytes,
    read: (text) => parseReportLine(text),
  },
  'a result file': {
    pieces: ['{', '}', '"', '\\', '"a":', '"result":', 'NaN', 'Infinity', '-', ',', '[', ']', '1', ' ', '\n'],
    read: (text) => numbersOf((parseLooseJson(`{"a": 1, ${text}`) ?? {}) as Record<string, unknown>),
  },
  'what a program prints': {
    pieces: ['\r', '\n', '\u001b', '[', ']', '0', 'm', '\u0007', '\\', '\u202e', 'x', '\t'],
    read: (text) => [plainLines(text), withTellingLine('it failed', text)],
  },
  'a text that may hold secrets': {
    pieces: [
      'yates://',
      'bearer ',
      'yts_',
      '-----BEGIN PRIVATE KEY-----',
      '-----END',
      '@',
      ' ',
      'A',
      '[redacted]',
    ],
    read: (text) => redact(text),
  },
};

describe('a hostile text is read or refused in about a second', () => {
  test.each(Object.entries(readers))('%s', (_, { pieces, read, limit, size = 4_000 }) => {
    const pattern = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 });
    const end = fc.constantFrom('', ...pieces);
    fc.assert(
      fc.property(pattern, end, (parts, last) => {
        const one = parts.join('');
        const text = (chars: number): string =>
          one.repeat(Math.ceil(chars / one.length)).slice(0, Math.max(0, chars - last.length)) + last;
        const growing: Growing = {
          size,
          read: (chars) => read(text(chars)),
          ...(limit === undefined ? {} : { limit }),
        };
        expect(slownessAtLimit(growing), JSON.stringify(text(100))).toBeUndefined();
      }),
      runs,
    );
  });
});

import { expect, it } from 'vitest';
import { hypothesisRows, termHypothesis } from '../../../stats/mixed/hypothesis.ts';
import { randomError } from '../../../stats/mixed/random-error.ts';
import { randomTermsOf } from '../../../stats/mixed/random-term.ts';
import { sphericity } from '../../../stats/mixed/strata/sphericity.ts';
import { type StrataError, strataError } from '../../../stats/mixed/strata/strata-error.ts';
import { strataStructure } from '../../../stats/mixed/strata/structure.ts';
import { csvTable, fixture, mixedSetting, type MixedSetting } from './mixed-case.ts';
import { deviation, referenceCase, tableOf, terms } from './reference-case.ts';
import { referenceFile } from './reference-file.ts';

interface ExpectedStratum {
  readonly stratum: string;
  readonly term: string;
  readonly df: number;
  readonly sumSq: number;
  readonly F: number | null;
  readonly p: number | null;
}

function strataOf(setting: MixedSetting): StrataError {
  const structure = strataStructure(setting);
  if (structure === undefined) throw new Error('the layout is not complete');
  return strataError(structure);
}

const indexOf = ({ layout }: MixedSetting, term: string): number =>
  layout.blocks.findIndex(({ name }) => name === term);

for (const [name, model, group] of [
  ['30-common-seeds-complete', 'site + scale + site:scale', 'block'],
  ['31-random-subject', 'site', 'subject'],
] as const) {
  it(`${name}: each term against its own interaction, as aov has it`, () => {
    const reference = referenceCase(name);
    const fixedTerms = terms(model);
    const setting = mixedSetting(tableOf(reference), 'y', fixedTerms, randomTermsOf([group], fixedTerms));
    const error = strataOf(setting);
    const wrong = reference.expected.table<ExpectedStratum>('strata').flatMap((row) => {
      if (row.term === 'Residuals') {
        const stratum = row.stratum === 'Within' ? 'residual' : row.stratum;
        const found = error.strata.find((one) => one.name === stratum);
        return [
          ...deviation(`df of ${stratum}`, found?.df, row.df, 0),
          ...deviation(`sumSq of ${stratum}`, found?.sumSq, row.sumSq, 1e-9),
        ];
      }
      const test = error.test(termHypothesis(setting.fixed, indexOf(setting, row.term), 2));
      expect(test.error).toEqual({ kind: 'strata', strata: [row.stratum], exact: true });
      return [
        ...deviation(`df of ${row.term}`, test.numDf, row.df, 0),
        ...deviation(`F of ${row.term}`, test.f, row.F, 1e-9),
        ...deviation(`p of ${row.term}`, test.p, row.p, 1e-9),
      ];
    });
    expect(wrong).toEqual([]);
  });
}

it('two factors within subjects', () => {
  const table = csvTable(fixture('two-within.csv'), ['y'], () => true);
  const fixedTerms = terms('a + b + a:b');
  const setting = mixedSetting(table, 'y', fixedTerms, randomTermsOf(['id'], fixedTerms));
  const error = strataOf(setting);
  for (const [term, df, df2, f, p] of [
    ['a', 2, 18, 6.3830266304, 0.008031681132],
    ['b', 1, 9, 0.11847382675, 0.73860125937],
    ['a:b', 2, 18, 0.12751562312, 0.88106778082],
  ] as const) {
    const test = error.test(termHypothesis(setting.fixed, indexOf(setting, term), 2));
    expect([test.numDf, test.denDf]).toEqual([df, df2]);
    expect([...deviation('F', test.f, f, 1e-9), ...deviation('p', test.p, p, 1e-9)]).toEqual([]);
  }
});

it('sphericity: Mauchly and Greenhouse-Geisser', () => {
  const table = csvTable(fixture('one-within.csv'), ['y'], () => true);
  const setting = mixedSetting(table, 'y', [['t']], randomTermsOf(['id'], [['t']]));
  const error = strataOf(setting);
  const rows = termHypothesis(setting.fixed, 0, 2);
  const test = error.test(rows);
  const found = sphericity(error, rows, test.f ?? undefined);
  expect([
    ...deviation('F', test.f, 2.008131186, 1e-9),
    ...deviation('p', test.p, 0.13966256502, 1e-9),
    ...deviation('epsilon', found?.greenhouseGeisser, 0.48817594783, 1e-9),
    ...deviation('corrected p', found?.pGreenhouseGeisser, 0.18221056373, 1e-9),
  ]).toEqual([]);
  expect(found?.mauchly.tested === true ? found.mauchly.p : null).toBeCloseTo(0.0012, 4);
});

it('sphericity: too few levels to test it is a value of its own', () => {
  const reference = referenceCase('30-common-seeds-complete');
  const setting = mixedSetting(tableOf(reference), 'y', [['site']], randomTermsOf(['block'], [['site']]));
  const found = sphericity(strataOf(setting), termHypothesis(setting.fixed, 0, 2));
  expect(found?.mauchly).toEqual({ tested: false, why: 'tooFewLevels' });
});

const paper = (() => {
  const table = csvTable(
    new URL('../../../docs/experiments/paper-a225c6e4.csv', import.meta.url),
    ['clip_image'],
    (row) => row.get('reference') === '',
  );
  const model = terms('input + output + activation + scale + input:output');
  return mixedSetting(table, 'clip_image', model, randomTermsOf(['block'], model));
})();

/** Indices of terms; the intercept is always in a base. */
function blocks(...names: string[]): number[] {
  return names.map((name) => indexOf(paper, name));
}

it('the paper sweep: each row against its own interaction with seeds', () => {
  const error = strataOf(paper);
  for (const [base, added, df, denDf, f] of [
    [['output'], ['input'], 7, 14, 17.7],
    [['input'], ['output'], 4, 8, 2.564],
    [['input', 'output'], ['input:output'], 6, 12, 6.337],
    [[], ['input', 'output', 'input:output'], 19, 38, 14.72],
    [[], ['activation'], 3, 6, 26.14],
    [[], ['scale'], 3, 6, 26.91],
  ] as const) {
    const found = error.ownInteraction(hypothesisRows(paper.fixed, blocks(...base), blocks(...added)));
    expect([found?.numDf, found?.denDf]).toEqual([df, denDf]);
    expect(deviation(`F of ${added.join()}`, found?.f, f, 4e-4)).toEqual([]);
  }
});

it('the paper sweep: rows of the linked pair by REML, the others by strata', () => {
  const error = randomError(paper);
  if (error.kind === 'none') throw new Error(error.why);
  const rows = {
    'input given output': [['output', 'activation', 'scale'], ['input']],
    'output given input': [['input', 'activation', 'scale'], ['output']],
    'input:output': [['input', 'output', 'activation', 'scale'], ['input:output']],
    activation: [['input', 'output', 'scale', 'input:output'], ['activation']],
    scale: [['input', 'output', 'activation', 'input:output'], ['scale']],
  } as const;
  const expected = referenceFile('mixed/paper-reml.json') as readonly {
    readonly row: keyof typeof rows;
    readonly numDf: number;
    readonly denDf: number;
    readonly F: number;
  }[];
  const reml = error.reml();
  if (!reml.fitted) throw new Error(reml.why);
  for (const { row, numDf, denDf, F } of expected) {
    const [base, added] = rows[row];
    const hypothesis = hypothesisRows(paper.fixed, blocks(...base), blocks(...added));
    const test = reml.error.test(hypothesis);
    expect(test.numDf).toBe(numDf);
    expect([
      ...deviation(`F of ${row}`, test.f, F, 1e-4),
      ...deviation('denDf', test.denDf, denDf, 1e-3),
    ]).toEqual([]);
    const usual = error.test(hypothesis).error.kind;
    expect([row, usual]).toEqual([
      row,
      row.startsWith('input given') || row.startsWith('output') ? 'reml' : 'strata',
    ]);
  }
});

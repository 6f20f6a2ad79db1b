/** The documented JSON is the real one: example, schema and output hold each other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { packageRoot } from '../../../base/package-root.ts';
import { seededRandom } from '../../../base/random.ts';
import { analysisJsonSchema, analysisSchema } from '../../../report/analysis-schema.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';

const page = readFileSync(join(packageRoot, 'docs/analysis-json.md'), 'utf8');
const fenced = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

describe('docs/analysis-json.md', () => {
  it('shows what is printed for its example', () => {
    const { table } = tableFromCsv(fenced('csv'), 'runs.csv', ['seed']);
    const analysis = analyse(table, {
      response: 'clip',
      terms: [['activation']],
      block: 'seed',
      factors: ['seed'],
      goal: 'maximise',
    });
    expect(rounded(analysis)).toEqual(rounded(JSON.parse(fenced('json'))));
  });

  it('explains every field of the analysis and of a row', () => {
    const { anova } = analysisSchema.shape;
    for (const field of [...Object.keys(analysisSchema.shape), ...Object.keys(anova.element.shape)])
      expect(page).toContain(`\`${field}\``);
  });
});

describe('the schema', () => {
  it('is the one in docs/analysis-v2.schema.json', () => {
    const written = readFileSync(join(packageRoot, 'docs/analysis-v2.schema.json'), 'utf8');
    expect(analysisJsonSchema()).toEqual(JSON.parse(written));
  });

  it('has every field of the version before it', () => {
    const path = 'test/fixtures/stats/analysis-v1.schema.json';
    const before = JSON.parse(readFileSync(join(packageRoot, path), 'utf8')) as Fields;
    expect(fieldsGone(before, analysisJsonSchema() as Fields)).toEqual([]);
  });

  it('has the type of the analysis', () => {
    const typed = (value: z.infer<typeof analysisSchema>): Analysis => value;
    const analysis = of({ response: 'y', terms: [['a']] });
    expect(typed(analysisSchema.parse(analysis))).toEqual(analysis);
  });

  it('refuses a field renamed, left out, or not finite', () => {
    const analysis = of({ response: 'y', terms: [['a']] });
    const { n: _n, ...less } = analysis;
    for (const wrong of [less, { ...less, rows: 3 }, { ...analysis, sigma: Number.NaN }])
      expect(analysisSchema.safeParse(wrong).success).toBe(false);
  });

  it.each<[string, Omit<AnalysisRequest, 'response'>]>([
    ['a model with all that can be asked', { terms: pairs(), goal: 'minimise', robust: true, block: 'k' }],
    ['type III with a control', { terms: pairs(), type: 3, controls: { a: 'a0' }, outcome: 'state' }],
    ['a covariate', { terms: [['a'], ['x'], ['a', 'x']], comparisons: 'holm' }],
    ['linked factors', { terms: [['a'], ['tied']], goal: 'maximise' }],
    ['a live look', { terms: [['a']], interim: true, detail: 'live' }],
    ['the mean alone', { terms: [] }],
  ])('describes %s', (_what, request) => {
    for (const response of ['y', 'constant', 'lost']) {
      const analysis = of({ ...request, response, permutations: 19 });
      expect(analysisSchema.safeParse(JSON.parse(JSON.stringify(analysis))).error?.issues).toBeUndefined();
    }
  });
});

interface Fields {
  readonly properties?: Readonly<Record<string, Fields>>;
  readonly items?: Fields;
  readonly anyOf?: readonly Fields[];
}

/** Paths of fields that one schema has and another lacks. */
function fieldsGone(before: Fields, after: Fields | undefined, path = ''): string[] {
  if (after === undefined) return [path];
  const kinds = (before.anyOf ?? []).flatMap((kind, i) => fieldsGone(kind, after.anyOf?.[i], path));
  const items = before.items === undefined ? [] : fieldsGone(before.items, after.items, `${path}[]`);
  const own = Object.entries(before.properties ?? {}).flatMap(([name, field]) =>
    fieldsGone(field, after.properties?.[name], `${path}.${name}`),
  );
  return [...kinds, ...items, ...own];
}

function pairs(): string[][] {
  return [['a'], ['b'], ['a', 'b']];
}

function of(request: AnalysisRequest): Analysis {
  const random = seededRandom('analysis schema');
  const rows = Array.from({ length: 48 }, (_, i) => i);
  const level = (name: string, of: (row: number) => number) =>
    factorColumn(rows.map((i) => `${name}${of(i)}`));
  const y = rows.map((i) => (i === 5 ? null : random.normal() + (i % 4)));
  const table = dataTable({
    y: numericColumn(y),
    constant: numericColumn(rows.map(() => 1)),
    lost: numericColumn(rows.map((i) => (i < 2 ? i : null))),
    a: level('a', (i) => i % 4),
    b: level('b', (i) => Math.floor(i / 4) % 2),
    tied: level('t', (i) => (i % 4 < 2 ? 0 : 1)),
    k: level('k', (i) => Math.floor(i / 8)),
    x: numericColumn(rows.map((i) => i / 10)),
    state: factorColumn(y.map((value) => (value === null ? 'diverged' : 'done'))),
  });
  return analyse(table, request);
}

/** Ten digits: the last ones differ between versions of the JavaScript engine. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'number' && Math.abs(part) < 1e-12
        ? 0
        : typeof part === 'number'
          ? Number(part.toPrecision(9))
          : part,
    ),
  );
}

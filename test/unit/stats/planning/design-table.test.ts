import { expect, it } from 'vitest';
import { smallestDetectableF } from '../../../../stats/planning/power.ts';
import { designTable } from '../../../../stats/planning/design-table.ts';
import {
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';

const levels = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`);

/** Crosses factors, keeps the rows a rule allows, repeats them for every replicate. */
function plan(replicates: number, allows: (row: Record<string, string>) => boolean): DataTable {
  const rows: Record<string, string>[] = [];
  for (let seed = 1; seed <= replicates; seed++) {
    for (const input of levels('i', 4)) {
      for (const output of levels('o', 3)) {
        for (const scale of levels('s', 2)) {
          const row = { input, output, scale, seed: String(seed) };
          if (allows(row)) rows.push(row);
        }
      }
    }
  }
  const column = (name: string) => factorColumn(rows.map((row) => row[name]));
  return dataTable({
    input: column('input'),
    output: column('output'),
    scale: column('scale'),
    seed: numericColumn(rows.map((row) => Number(row['seed']))),
  });
}

const terms = [['input'], ['output'], ['scale']];

it('a complete design keeps every degree of freedom', () => {
  const table = designTable(
    plan(2, () => true),
    { terms, block: 'seed', wantedF: 0.5 },
  );
  expect(table).toMatchObject({ runs: 48, rank: 1 + 1 + 3 + 2 + 1, residualDf: 40 });
  expect(table.rows.map(({ term, df, status }) => [term, df, status])).toEqual([
    ['seed', 1, 'ok'],
    ['input', 3, 'ok'],
    ['output', 2, 'ok'],
    ['scale', 1, 'ok'],
  ]);
  expect(table.rows[1]?.smallestF).toBe(smallestDetectableF(48, 3, 40));
  expect(table.rows[1]?.smallestF).toBeGreaterThan(table.rows[3]?.smallestF as number);
});

it('a constraint that splits the pairs in two takes a degree of freedom from each', () => {
  const sameHalf = (row: Record<string, string>) =>
    ['i1', 'i2'].includes(row['input'] as string) ? row['output'] === 'o1' : row['output'] !== 'o1';
  const { rows, rank } = designTable(plan(1, sameHalf), { terms });
  expect(rank).toBe(1 + 3 + 2 + 1 - 1);
  expect(rows[0]).toMatchObject({ df: 2, nominalDf: 3, status: 'partlyAliased', aliasedWith: ['output'] });
  expect(rows[1]).toMatchObject({ df: 1, nominalDf: 2, status: 'partlyAliased', aliasedWith: ['input'] });
  expect(rows[2]).toMatchObject({ df: 1, status: 'ok', reason: null });
});

it('a factor that another decides is aliased with it', () => {
  const paired = (row: Record<string, string>) =>
    (row['scale'] === 's1') === (row['output'] === 'o1') && row['output'] !== 'o3';
  const { rows } = designTable(plan(1, paired), { terms });
  expect(rows.find(({ term }) => term === 'scale')).toMatchObject({
    df: 0,
    status: 'aliased',
    aliasedWith: ['output'],
    smallestF: null,
  });
});

it('says how many replicates find a wanted effect', () => {
  const row = (replicates: number) =>
    designTable(
      plan(replicates, () => true),
      { terms, block: 'seed', wantedF: 0.4 },
    ).rows[1];
  const needed = row(1)?.replicatesNeeded as number;
  expect(needed).toBeGreaterThan(1);
  expect(row(needed)?.smallestF).toBeLessThanOrEqual(0.4);
  expect(row(needed - 1)?.smallestF).toBeGreaterThan(0.4);
});

it('tells from one replicate what all of them give', () => {
  const sameHalf = (row: Record<string, string>) =>
    ['i1', 'i2'].includes(row['input'] as string) ? row['output'] === 'o1' : row['output'] !== 'o1';
  const whole = designTable(plan(3, sameHalf), { terms, block: 'seed', wantedF: 0.3 });
  const once = designTable(plan(1, sameHalf), { terms, block: 'seed', replicates: 3, wantedF: 0.3 });
  expect(once).toEqual(whole);
  const pooled = designTable(plan(1, sameHalf), { terms, replicates: 3, wantedF: 0.3 });
  expect(pooled).toMatchObject({ runs: whole.runs, rank: whole.rank - 2 });
});

it('of a full cross is the same in closed form', () => {
  const full = plan(1, () => true);
  const pairs = [...terms, ['input', 'output'], ['output', 'scale']];
  for (const options of [{}, { replicates: 2 }, { replicates: 2, block: 'seed' }]) {
    const asked = { terms: pairs, wantedF: 0.2, ...options };
    expect(designTable(full, { ...asked, complete: true })).toEqual(designTable(full, asked));
  }
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import type { LinearFit } from '../../../stats/model/linear-fit.ts';
import { fitModel } from '../../../stats/model/linear-fit.ts';
import { layOutModel, type FactorVariable } from '../../../stats/model/model-matrix.ts';
import { type PreparedData, prepareData } from '../../../stats/model/prepare.ts';
import { exactOneWay, freedmanLane } from '../../../stats/robust/permutation.ts';
import { robustWald } from '../../../stats/robust/robust-wald.ts';
import { varianceComponents } from '../../../stats/strata/variance-components.ts';
import { deviation, type ReferenceCase, referenceCase, tableOf, terms } from './reference-case.ts';

function fitCase(reference: ReferenceCase, model: string): { fit: LinearFit; data: PreparedData } {
  const own = terms(model);
  const data = prepareData(tableOf(reference), { response: reference.data.response, terms: own });
  return { fit: fitModel(layOutModel(own, data.variables), data.cells), data };
}

it('02 HC3 Wald F', () => {
  const reference = referenceCase('02-unbalanced-2way');
  const { fit, data } = fitCase(reference, 'A + B');
  const tests = robustWald(fit, data.response);
  const deviations = reference.expected.rows('hc3_additive_typeII').flatMap((row) => {
    const actual = tests.find(({ term }) => term === row.term);
    if (row.F === null) return [];
    return [
      ...deviation(`F of ${row.term}`, actual?.f, row.F, reference.relTol),
      ...deviation(`p of ${row.term}`, actual?.p, row.p, reference.relTol),
    ];
  });
  expect(deviations).toEqual([]);
  expect(tests.map(({ df2 }) => df2)).toEqual([41, 41]);
});

describe('21 permutation', () => {
  const reference = referenceCase('21-exact-permutation');
  const { expected, data } = reference;
  const values = data.columns['y'] as number[];
  const groupOf = (data.columns['g'] as string[]).map((g) => ['a', 'b', 'c'].indexOf(g));

  it('every arrangement is counted once', () => {
    const test = exactOneWay(values, groupOf);
    expect(test).toMatchObject({
      arrangements: expected.value('nTotal'),
      asExtreme: expected.value('nGreaterEqual'),
    });
    expect(deviation('F', test?.f, expected.value('F'), reference.relTol)).toEqual([]);
  });

  it('random rearrangements come near it', () => {
    const { fit, data: prepared } = fitCase(reference, 'g');
    const test = freedmanLane(fit, 0, prepared.response, seededRandom('case 21'));
    // Four standard errors of a share of .044 over 9999.
    expect(Math.abs((test?.p ?? 1) - expected.value('p'))).toBeLessThan(
      4 * Math.sqrt((0.044 * 0.956) / 9999),
    );
    expect(deviation('F', test?.f, expected.value('F'), reference.relTol)).toEqual([]);
  });

  it('gives up on too many arrangements', () => {
    const many = Array.from({ length: 60 }, (_, i) => i);
    expect(
      exactOneWay(
        many,
        many.map((i) => i % 3),
      ),
    ).toBeUndefined();
  });
});

describe('permutation within blocks', () => {
  it('11: N is found, and rearranging stays within blocks', () => {
    const reference = referenceCase('11-npk');
    const { fit, data } = fitCase(reference, 'block + N + P + K');
    const block = data.variables.get('block') as FactorVariable;
    const blockOf = Int32Array.from(data.cells.rows, (row) => block.codes[row] as number);
    const test = (index: number) =>
      freedmanLane(fit, index, data.response, seededRandom('npk'), { blockOf, permutations: 1999 });
    expect(test(1)?.p).toBeLessThan(0.02);
    expect(test(2)?.p).toBeGreaterThan(0.2);
  });
});

describe('variance components', () => {
  const remlTolerance = 1e-4;

  it('19: unbalanced one-way, REML and ML', () => {
    const reference = referenceCase('19-varcomp-unbalanced');
    const { data } = fitCase(reference, 'agent');
    const agent = data.variables.get('agent') as FactorVariable;
    const deviations = (['reml', 'ml'] as const).flatMap((method) => {
      const found = varianceComponents(layOutModel([], new Map()), data.cells, agent, method);
      return [
        ...deviation('between', found?.between, reference.expected.value(method, 'between'), remlTolerance),
        ...deviation('within', found?.within, reference.expected.value(method, 'within'), remlTolerance),
      ];
    });
    expect(deviations).toEqual([]);
  });

  it.each([
    ['11-npk', 'N + P + K + N:P + N:K + P:K'],
    ['18-rcbd', 'A + B + A:B'],
  ])('%s: block random', (name, model) => {
    const reference = referenceCase(name);
    const { data } = fitCase(reference, `block + ${model}`);
    const block = data.variables.get('block') as FactorVariable;
    const found = varianceComponents(layOutModel(terms(model), data.variables), data.cells, block);
    const { expected } = reference;
    expect(deviation('between', found?.between, expected.value('reml', 'varBlock'), remlTolerance)).toEqual(
      [],
    );
    expect(deviation('within', found?.within, expected.value('reml', 'varResid'), remlTolerance)).toEqual([]);
  });
});

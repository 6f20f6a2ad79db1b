import { expect, it } from 'vitest';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { levelsAlike } from '../../../../stats/table/levels-alike.ts';

const alikeOf = (levels: readonly string[]) =>
  levelsAlike(dataTable({ opt: factorColumn([...levels]), y: numericColumn(levels.map(() => 1)) }), [
    'opt',
    'y',
    'gone',
  ]);

it.each([
  [
    ['Adam', 'sgd', 'adam'],
    ['Adam', 'adam'],
  ],
  [
    ['adam_w', 'adam', 'adam-w'],
    ['adam_w', 'adam-w'],
  ],
  [
    ['leaky relu', 'LeakyReLU'],
    ['leaky relu', 'LeakyReLU'],
  ],
])('levels of %j are alike', (levels, alike) => {
  expect(alikeOf(levels)).toEqual([{ column: 'opt', levels: alike }]);
});

it.each([[['adam', 'adamw']], [['-1', '1']], [['1 0', '10']], [['1_000', '1000']]])(
  'levels of %j are not',
  (levels) => {
    expect(alikeOf(levels)).toEqual([]);
  },
);

import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { noteFields, notesWhere, withNotes } from '../../../../stats/words/note.ts';
import { summarise } from '../../../../stats/words/summary.ts';
import { meansSections } from '../../../../report/tables/means-section.ts';
import { asciiDrawing } from '../../../../report/tables/grid.ts';

it('have a text and a kind each, in one order', () => {
  const analysis = { ...noteFields([{ kind: 'pruned' }]), n: 3 };
  const more = withNotes(analysis, {
    before: [{ kind: 'infiniteValues', column: 'y', count: 1 }],
    after: [{ kind: 'interim' }],
  });
  expect(more.noteKinds).toEqual(['infiniteValues', 'pruned', 'interim']);
  expect(notesWhere(more, (kind) => kind === 'infiniteValues')).toEqual([
    'y: 1 infinite value counts as missing.',
  ]);
  expect(more.n).toBe(3);
});

it('say once that no error is left, whatever a factor is called', () => {
  // The name of the factor holds the very words of the reason.
  const name = 'no residual degrees of freedom: the model has as many parameters as there are rows';
  const table = dataTable({
    [name]: factorColumn(['a1', 'a2']),
    b: factorColumn(['b1', 'b2']),
    y: numericColumn([1, 2]),
  });
  const analysis = analyse(table, { response: 'y', terms: [[name], ['b']], linked: [] });
  expect(analysis.noteKinds).toEqual(['term', 'term', 'noError']);
  expect(summarise(analysis).join(' ')).toContain('Nor could anything be tested');
});

it('are not needed to tell an interaction from a factor with a colon in its name', () => {
  const table = dataTable({
    'a:b': factorColumn(['p', 'q', 'p', 'q', 'p', 'q']),
    y: numericColumn([1, 2, 1.5, 2.5, 1.2, 2.4]),
  });
  const sections = meansSections(
    analyse(table, { response: 'y', terms: [['a:b']] }),
    undefined,
    asciiDrawing,
  );
  expect(sections.map(([head]) => head)).toEqual(['Means of a:b, estimated, with 95% interval']);
});

import { expect, it } from 'vitest';
import { JsonWithList } from '../../../base/json-with-list.ts';

it.each([[[]], [[{ a: 1, b: [1, 2] }]], [[{ a: 'two\nlines' }, 'text', null, []]]])(
  'prints %j as a whole would be',
  (items) => {
    const head = { schema: 'x/v1', sweep: { id: 's', of: [] } };
    const json = new JsonWithList(head, 'items');
    const text = [...items.map((item) => json.item(item)), json.end()].join('');
    expect(text).toBe(`${JSON.stringify({ ...head, items }, null, 2)}\n`);
  },
);

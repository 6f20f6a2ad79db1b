/** The help, in place of the tab below it. */
import type { Area } from '../layout.ts';
import { tabs } from '../model.ts';
import { type Line, blank, cutLines, muted, span, strong } from '../spans.ts';
import { tabViews } from '../tabs.ts';

const groups = (): readonly (readonly [string, readonly (readonly [key: string, does: string])[]])[] => [
  [
    'go',
    [
      [`1-${tabs.length}, tab`, tabs.map((tab) => tabViews[tab].title).join(', ')],
      ['j k, arrows', 'move or scroll; space, b: a page; g, G: to the ends'],
      ['enter, esc', 'open a trial, back'],
    ],
  ],
  [
    'trials',
    [
      ['/', 'filter: words that must all hold, such as lr=0.1 loss<.3 !failed'],
      ['s, S', 'sort by order, response, state, time, agent; reverse'],
      ['a, m', 'curve: logarithmic axis; next metric'],
    ],
  ],
  [
    'sweep',
    [
      ['p', 'pause or resume: running trials finish'],
      ['c', 'cancel (asks first)'],
      ['r', 'queue failed trials again (asks first)'],
      ['q, ctrl-c', 'leave'],
    ],
  ],
  [
    'to read',
    [
      ['interim', 'the sweep still runs: p-values describe, they do not decide'],
      ['aliased', 'the design cannot tell this term from the one named'],
      ['partial', 'eta squared: share of what other terms leave unexplained'],
    ],
  ],
];

export function helpLines(area: Area): Line[] {
  const lines = groups().flatMap(([title, keys]): Line[] => [
    [muted(title)],
    ...keys.map(([key, does]): Line => [strong(key.padEnd(13)), span(` ${does}`)]),
    blank,
  ]);
  // Where rows are few the free ones go first.
  const fitting = lines.length <= area.height ? lines : lines.filter((line) => line.length > 0);
  return cutLines(fitting, area);
}

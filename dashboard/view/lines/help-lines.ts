/** The help, in place of the tab below it: keys that work everywhere, and those of the tab. */
import type { Area } from '../layout.ts';
import { type Tab, tabs } from '../model.ts';
import { type Line, blank, cutLines, muted, span, strong } from '../spans.ts';
import { tabViews } from '../tabs.ts';

type Keys = readonly (readonly [key: string, does: string])[];

const everywhere = (): Keys => [
  [`1-${tabs.length}, tab`, tabs.map((tab) => tabViews[tab].title).join(', ')],
  ['j k, arrows', 'move or scroll; page keys; g, G: to the ends'],
  ['/', 'filter the trials; in the log its entries'],
  ['w', 'show another sweep (in yates watch)'],
];

const ofTab: Readonly<Record<Tab, Keys>> = {
  overview: [],
  trials: [
    ['/', 'words that must all hold, such as lr=0.1 loss<.3 opt!=sgd !failed'],
    ['enter, esc', 'open a trial, back'],
    ['s, < >, S', 'sort by the usual columns; by any column; reverse'],
    ['space, =', 'mark two; compare them'],
    ['l, y', 'follow the output of the trial; copy its id'],
    ['a, m', 'curve: logarithmic axis; next metric'],
  ],
  agents: [],
  anova: [
    ['t m i h', 'table, means, interaction lines, heat map'],
    ['r b e', 'residuals, what may be best, evidence over results'],
    ['x y', 'the next factor across, and down, of interaction and map'],
    ['left, right', 'another response'],
    ['v, o', 'type of the sums of squares; factors by themselves'],
  ],
  log: [
    ['left, right', 'all kinds, or one of them'],
    ['/', 'words that must all be found'],
    ['enter', 'open the trial or the agent of the entry'],
    ['G, esc', 'follow the newest; show all again'],
  ],
};

const ofSweep: Keys = [
  ['p', 'pause or resume: running trials finish'],
  ['c, r', 'cancel; queue failed trials again (both ask first)'],
  ['q, ctrl-c', 'leave'],
];

const toRead: Keys = [
  ['interim', 'the sweep still runs: p-values describe, they do not decide'],
  ['aliased', 'the design cannot tell this term from the one named'],
  ['share', 'of all variation, chance taken off; omega squared'],
  ['partial', 'eta squared: share of what other terms leave unexplained'],
];

export function helpLines(area: Area, tab: Tab): Line[] {
  const groups: readonly (readonly [string, Keys])[] = [
    ['go', everywhere()],
    [tabViews[tab].title, ofTab[tab]],
    ['sweep', ofSweep],
    ['to read', toRead],
  ];
  const lines = groups
    .filter(([, keys]) => keys.length > 0)
    .flatMap(([title, keys]): Line[] => [
      [muted(title)],
      ...keys.map(([key, does]): Line => [strong(key.padEnd(13)), span(` ${does}`)]),
      blank,
    ]);
  // Where rows are few the free ones go first, then the titles.
  const dense = lines.filter((line) => line.length > 0);
  const fitting = [lines, dense, dense.filter((line) => line.length > 1)].find(
    (some) => some.length <= area.height,
  );
  return cutLines(fitting ?? dense, area);
}

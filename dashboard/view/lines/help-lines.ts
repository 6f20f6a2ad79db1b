/** The help, in place of the tab below it: keys that work everywhere, and those of the tab. */
import type { Area } from '../layout.ts';
import { type Tab, tabs } from '../model.ts';
import { type Line, blank, cutLines, muted, span, strong } from '../spans.ts';
import { tabViews } from '../tabs.ts';
import { wrapText } from '../text-width.ts';

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
    ['/', 'words that must all hold: lr=0.1 loss<.3 opt!=sgd !failed'],
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

/** Columns of the names of keys, and of the space behind them. */
const keyWidth = 14;

/** All of it, as tightly as it takes to fit. */
function wholeHelp(area: Area, tab: Tab): Line[] {
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
      ...keys.flatMap(([key, does]) =>
        wrapText(does, area.width - keyWidth).map(
          (part, at): Line => [strong((at === 0 ? key : '').padEnd(keyWidth)), span(part)],
        ),
      ),
      blank,
    ]);
  // Where rows are few the free ones go first, then the titles.
  const dense = lines.filter((line) => line.length > 0);
  const fitting = [lines, dense, dense.filter((line) => line.length > 1)].find(
    (some) => some.length <= area.height,
  );
  return fitting ?? dense;
}

/** Lines that it can be scrolled by; 0 where all of it is in sight. */
export const helpScrollMax = (area: Area, tab: Tab): number =>
  Math.max(0, wholeHelp(area, tab).length - area.height);

/** @param scroll lines scrolled down */
export function helpLines(area: Area, tab: Tab, scroll = 0): Line[] {
  const lines = wholeHelp(area, tab);
  return cutLines(lines.slice(Math.min(scroll, helpScrollMax(area, tab))), area);
}

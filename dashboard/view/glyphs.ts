/** The characters that the screen is drawn with: one set for today's terminals, one for those with ASCII only. */
export interface Glyphs {
  readonly ellipsis: string;
  readonly rule: string;
  readonly dot: string;
  readonly done: string;
  readonly failed: string;
  readonly running: string;
  readonly queued: string;
  readonly pruned: string;
  readonly cancelled: string;
  readonly paused: string;
  /** Before the number of a trial that is marked. */
  readonly marked: string;
  readonly warning: string;
  readonly info: string;
  readonly up: string;
  readonly down: string;
  readonly leftRight: string;
  readonly caret: string;
  readonly divider: string;
  /** Segments of the progress bar. */
  readonly barDone: string;
  readonly barFailed: string;
  readonly barRunning: string;
  readonly barQueued: string;
  /** Bars of effect size: the whole cell, and its fractions in growing order. */
  readonly block: string;
  readonly blockFractions: readonly string[];
  readonly track: string;
  /** Plots are drawn in Braille characters. */
  readonly braille: boolean;
  /** What plots are drawn with otherwise. */
  readonly mark: string;
  /** Sparkline levels in growing order. */
  readonly spark: readonly string[];
  /** Confidence interval: left end, line, right end, the mean, an interval that runs off the plot. */
  readonly intervalLeft: string;
  readonly intervalLine: string;
  readonly intervalRight: string;
  readonly intervalMean: string;
  readonly etaSquared: string;
  readonly approximately: string;
  /** Between two factors or levels that go together. */
  readonly times: string;
  /** Beside what is best, or may be. */
  readonly best: string;
  /** The more, the better, in growing order. */
  readonly shades: readonly string[];
  /** One for each line of a plot of several, easy to tell apart. */
  readonly series: readonly string[];
  readonly dash: string;
}

export const unicodeGlyphs: Glyphs = {
  braille: true,
  mark: '*',
  ellipsis: '…',
  rule: '─',
  dot: '·',
  done: '✓',
  failed: '✗',
  running: '●',
  queued: '○',
  pruned: '⊘',
  cancelled: '⊘',
  paused: '‖',
  marked: '◆',
  warning: '!',
  info: '·',
  up: '↑',
  down: '↓',
  leftRight: '←/→',
  caret: '▏',
  divider: '│',
  barDone: '━',
  barFailed: '╳',
  barRunning: '╍',
  barQueued: '─',
  block: '█',
  blockFractions: ['▏', '▎', '▍', '▌', '▋', '▊', '▉'],
  track: ' ',
  spark: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  intervalLeft: '├',
  intervalLine: '─',
  intervalRight: '┤',
  intervalMean: '●',
  etaSquared: 'η²',
  approximately: '≈',
  times: '×',
  best: '◂',
  shades: [' ', '░', '▒', '▓', '█'],
  series: ['●', '▲', '■', '◆', '○', '△', '□', '◇'],
  dash: '–',
};

export const asciiGlyphs: Glyphs = {
  braille: false,
  mark: '*',
  ellipsis: '~',
  rule: '-',
  dot: '-',
  done: '+',
  failed: 'x',
  running: '*',
  queued: '.',
  pruned: '/',
  cancelled: '/',
  paused: '=',
  marked: '@',
  warning: '!',
  info: '-',
  up: '^',
  down: 'v',
  leftRight: 'left/right',
  caret: '_',
  divider: '|',
  barDone: '=',
  barFailed: 'x',
  barRunning: '>',
  barQueued: '.',
  block: '#',
  blockFractions: [],
  track: ' ',
  spark: ['_', '.', '-', '=', '+', '*', '#'],
  intervalLeft: '|',
  intervalLine: '-',
  intervalRight: '|',
  intervalMean: 'o',
  etaSquared: 'eta2',
  approximately: '~',
  times: 'x',
  best: '<',
  shades: [' ', '.', ':', '*', '#'],
  series: ['o', '#', 'x', '+', '@', '%', '&', '='],
  dash: '-',
};

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../../report/html/page.ts';
import { largeReport, madeReport, netsYaml } from '../../../fixtures/report/made-report.ts';

const page = reportPage(madeReport());
const headings = (text: string): string[] =>
  Array.from(text.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g), ([, title]) => title ?? '');
const megabyte = 2 ** 20;

describe('the page of a report', () => {
  it('answers in the order in which one asks', () => {
    expect(headings(page)).toEqual([
      'What was found',
      'What drives accuracy',
      'Means of what matters',
      'Cells',
      'Curves of loss',
      'Best accuracy',
      'Samples by factor level',
      'What is missing, and why',
      'Diagnostics',
      'Design and run sheet',
      'Code, environment and provenance',
      'For a paper',
    ]);
  });

  it('says what was found in its first sentence', () => {
    const [, sentence] = /<p class="verdict">([^<]*)</.exec(page) ?? [];
    expect(sentence).toMatch(/^act matters most for accuracy for other seeds too|^depth together with act/);
    expect(sentence).toContain('the best cell by its runs, and by the model, is depth 5, act mish');
  });

  it('holds no script, no style attribute and no address that is loaded', () => {
    expect(page).not.toMatch(/<script|<link|<iframe|<object|\sstyle=|\son[a-z]+=|javascript:/i);
    const loaded = Array.from(page.matchAll(/\b(?:src|href)="([^"]*)"/g), ([, address]) => address ?? '');
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((address) => !/^(?:#|data:image\/png;base64,)/.test(address))).toEqual([]);
  });

  it('allows its own style by its hash, pictures in the file, and nothing else', () => {
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('gives every figure words and a table', () => {
    const figures = page.split('<figure>').slice(1);
    expect(figures.length).toBeGreaterThan(6);
    for (const one of figures) {
      expect(one).toMatch(/<svg aria-label="[^"]{20,}"[^>]* role="img"/);
      expect(one).toMatch(/<figcaption>[^<]{20,}/);
      expect(one).toMatch(/<details><summary>The numbers of this figure<\/summary>[^]*<th scope="row"/);
    }
  });

  it('names the hashes by which somebody else finds the same data', () => {
    for (const hash of ['1'.repeat(64), 'ab'.repeat(32), createHash('sha256').update(netsYaml).digest('hex')])
      expect(page).toContain(`<code>${hash}</code>`);
  });
});

describe('the report of a sweep that another scores', () => {
  const scoredBy = {
    sweepId: 'nets-seconds-1a2b3c4d',
    name: 'nets-seconds',
    state: 'finished',
    trials: 36,
    done: 35,
    failed: 1,
    responses: ['seconds'],
  } as const;
  const replaced = { ...scoredBy, sweepId: 'nets-seconds-00000000', responses: [] };
  const scored = reportPage(madeReport({ sweep: { scoredBy: [replaced, scoredBy] } }));

  it('says where it comes from, and where the paragraph for a paper does', () => {
    expect(scored).toMatch(
      /seconds: scored from the files of its trials by<\/th><td><code>nets-seconds-1a2b3c4d, 35 of 36 trials done</,
    );
    expect(scored).not.toContain('nets-seconds-00000000');
    expect(scored).toContain('seconds was computed afterwards from the files that the runs had left.');
    expect(page).not.toMatch(/scored from the files|computed afterwards/);
  });

  it('names what its trials score where it is the other one', () => {
    const linked = reportPage(madeReport({ sweep: { scores: 'nets-1a2b3c4d' } }));
    expect(linked).toMatch(/scores the files of the trials of<\/th><td><code>nets-1a2b3c4d</);
  });
});

describe('a hostile sweep', () => {
  const markup = `</style><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
  const note = `${markup}${'x'.repeat(megabyte)}`;
  const made = madeReport({
    yaml: netsYaml.replace('mish', JSON.stringify(markup)),
    changed: (trial) =>
      trial.plannedOrder % 9 === 0
        ? {
            ...trial,
            state: 'failed',
            metrics: {},
            agentName: markup,
            fault: { faultClass: 'user', message: note, outputTail: note },
          }
        : { ...trial, agentName: markup },
    sweep: {
      changes: [{ what: 'sweep-paused', detail: note, atMs: 1, by: { token: 't', name: note, peer: '' } }],
      environments: [{ hash: 'e'.repeat(64), difference: note }],
    },
  });
  const hostile = reportPage({ ...made, spec: { ...made.spec, name: markup, description: note } });

  it('stays text', () => {
    expect(hostile).toContain('&lt;script&gt;');
    expect(hostile).not.toMatch(/<script|<img src=x/i);
  });

  it('makes no large file', () => {
    expect(hostile.length).toBeLessThan(megabyte);
  });
});

describe('a sweep with failures', () => {
  it('says which levels those that failed alike have in common', () => {
    const failed = madeReport({
      changed: (trial) =>
        trial.settings['depth'] === 5 && trial.settings['act'] === 'mish'
          ? {
              ...trial,
              state: 'failed',
              metrics: {},
              // Alike but for numbers.
              fault: { faultClass: 'outOfMemory', message: `${trial.replicate} GiB wanted`, outputTail: '' },
            }
          : trial,
    });
    const text = reportPage(failed);
    expect(text).toContain('What failures have in common');
    expect(text).toContain('all 4 are depth=5 × act=mish');
  });
});

describe('a large sweep', () => {
  it('stays below 3 MB', () => {
    const text = reportPage(largeReport(10_000));
    expect(text).toContain('of 10000 runs, as CSV');
    expect(text.length).toBeLessThan(3 * megabyte);
    // Neither a mark nor a row for each run.
    expect(text.match(/<circle/g)?.length).toBeLessThan(5_000);
  });
});

describe('a sweep without results', () => {
  const empty = madeReport({
    state: 'running',
    changed: (trial) => ({ ...trial, state: 'queued', metrics: {}, realisedOrder: undefined }),
  });
  const text = reportPage({ ...empty, curves: undefined, pictures: [] });

  it('says so, and shows the design', () => {
    expect(text).toContain('No run has a value of accuracy yet');
    expect(headings(text)).toContain('Design and run sheet');
    expect(text).toContain('No run has begun.');
    expect(text).not.toContain('NaN');
  });
});

describe('a sweep that still runs', () => {
  it('calls nothing found', () => {
    const text = reportPage(
      madeReport({
        state: 'running',
        changed: (trial) => (trial.replicate > 2 ? { ...trial, state: 'queued', metrics: {} } : trial),
      }),
    );
    const [, sentence] = /<p class="verdict">([^<]*)</.exec(text) ?? [];
    expect(sentence).toMatch(/^The sweep still runs: /);
  });
});

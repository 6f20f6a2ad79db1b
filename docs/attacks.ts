/** What was tried against Yates, and what happens: a section of `docs/limits.md`. */
interface Attack {
  readonly tried: string;
  /** What it did before there was a limit. */
  readonly before: string;
  readonly now: string;
}

const attacks: readonly Attack[] = [
  {
    tried: '`plan` of a sweep file with twelve `all` within each other',
    before: 'never ended, and took no SIGTERM',
    now: '`E_CONSTRAINT_STEPS`, exit 2; 0.7 s',
  },
  {
    tried: '`plan` of a file with 60,000 unknown keys',
    before: 'everybody waited 28 s',
    now: '`E_SWEEP_SIZE`, exit 2; 1.4 s',
  },
  { tried: '`plan` of a file with 30,000 factors', before: '6.5 s', now: '`E_SWEEP_SIZE`, exit 2; 1.6 s' },
  {
    tried: '`plan` of a sweep whose name is 100,000 carriage returns',
    before: '17 s',
    now: '`E_SWEEP_VALUE` in 326 characters, exit 2; 0.6 s',
  },
  {
    tried: '`plan` of a level with a line break',
    before: 'forged rows of `show`, `trial` and `agents`',
    now: '`E_FACTOR_LEVEL`, exit 2; 0.6 s. Characters that turn the direction of text are left out of tables, dashboard and log',
  },
  {
    tried: '`analyse` with a formula of 16 crossed factors',
    before: '63 s',
    now: '`E_FORMULA`, exit 2; 0.4 s',
  },
  {
    tried: '`up` of a trial that leaves a result file of 300,000 quotation marks',
    before: "the agent stood still for 25 s and lost another sweep's trial",
    now: 'the trial fails as a fault of its program; 2.7 s for the whole of `up`',
  },
  {
    tried: '`export` of levels `=HYPERLINK(1)` and `-0.5x`',
    before: 'a spreadsheet ran them',
    now: 'an apostrophe stands before them; numbers are as they were',
  },
  {
    tried: 'a link in place of `coordinator.log`, `agent.log`, `coordinator.pid` or a saved result',
    before: 'written through',
    now: '`E_LOG_FILE` for a log, exit 1; the others replace the link',
  },
  {
    tried: '`extend` by 1,000,000 replicates',
    before: 'planned first: the heap died at 4 GB',
    now: '`E_EXTEND` before anything is planned; a large extension is planned in the thread (by test)',
  },
  {
    tried: 'launches and extensions beyond 5,000,000 trials in all',
    before: 'the seventh million ended the process',
    now: '`E_DESIGN_TOO_LARGE` before a trial is recorded (by test)',
  },
  {
    tried: 'an upload of more bytes than its `size_bytes`',
    before: '300 MiB arrived under a size of 1',
    now: '`E_BLOB_SIZE` at the first byte too many, and no part is left (by test)',
  },
  {
    tried: '60 half-sent launches of 4 MiB, with a good token',
    before: '1 GB, for ever',
    now: 'the coordinator grows from 161 to 253 MiB; others wait 18 ms at most (`bench/floods.ts`, as for the rows below)',
  },
  {
    tried: '2,000 silent connections',
    before: 'stayed',
    now: 'closed while they show no token; from 162 to 194 MiB, others wait 18 ms',
  },
  {
    tried: '600 lists of trials that nobody reads',
    before: 'from 142 to 1,225 MiB, and others waited 1.8 s',
    now: 'from 159 to 325 MiB, others wait 35 ms',
  },
  {
    tried: '600 watchers',
    before: 'from 150 to 261 MiB, and others waited 144 ms',
    now: 'from 160 to 271 MiB, others wait 22 ms',
  },
  {
    tried: '20 messages of 2,000,000 parts',
    before: 'others waited 436 ms',
    now: 'others wait 86 ms; from 163 to 280 MiB',
  },
];

export const attackRows = (): string =>
  attacks.map(({ tried, before, now }) => `| ${tried} | ${before} | ${now} |`).join('\n');

import { changeWords } from '../../../client/change-words.ts';
import type { Sweep, Trial } from '../../../client/facts.ts';
import { plural } from '../../../base/plural.ts';
import { listWords } from '../../../stats/words/wording.ts';
import { environmentChars } from '../../export/export-table.ts';
import { isoTime } from '../../export/iso-time.ts';
import { type Column, listing, number, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import type { ReportData, ReportPart } from '../report-data.ts';
import type { Section } from './section.ts';

/** Agents and changes that are listed. */
const agentsMax = 100;
const changesMax = 100;
/** Characters of the sweep file that are shown. */
const sourceMax = 200_000;

/** Which code ran where, and the hashes by which somebody else can check that this is about the same data. */
export function provenanceSection(data: ReportData): Section {
  const { sweep, source, hashes, parts } = data;
  const sweeps = parts ?? [{ sweep, source, sourceHash: hashes.source }];
  return {
    id: 'provenance',
    title: 'Code, environment and provenance',
    body: html`${factTable(data)}${sweeps.map((part) => ofSweep(part, data))}${machines(data)}`,
  };
}

/** Of one sweep. */
function ofSweep({ sweep, source, sourceHash }: ReportPart, data: ReportData): Markup {
  const isOne = data.parts === undefined;
  const own = isOne ? data.trials : data.trials.filter((trial) => trial.sweep === sweep.id);
  const shown = source.length > sourceMax ? `${source.slice(0, sourceMax)}\n…` : source;
  return html`${isOne ? undefined : html`<h3>${sweep.id}</h3>`}${sweepTable(sweep, sourceHash, data)}${environments(sweep, own)}${changes(sweep)}
${source === '' ? undefined : listing(isOne ? 'The sweep file as it was launched' : `The sweep file of ${sweep.id} as it was launched`, shown)}`;
}

const rowsOf = (label: string, facts: readonly (readonly [name: string, value: string])[]): Markup =>
  table(
    label,
    [text('what'), text('value')],
    facts.flatMap(([name, value]) => (value === '' ? [] : [[name, html`<code>${value}</code>`]])),
  );

const factTable = ({ hashes, version }: ReportData): Markup =>
  rowsOf('Provenance', [
    hashes.file === undefined
      ? ['SHA-256 of what yates export writes', hashes.runs]
      : ['SHA-256 of the exported file', hashes.file],
    ['analysed with', `Yates ${version}`],
  ]);

function sweepTable(sweep: Sweep, sourceHash: string, { spec }: ReportData): Markup {
  return rowsOf(`Provenance of ${sweep.id}`, [
    ['sweep', sweep.id],
    ['design hash', sweep.designHash],
    ...sweep.extensions.map(({ what, trials, hash }): [string, string] => [
      `extended: ${what}, ${plural(trials, 'run')}`,
      hash,
    ]),
    ...scoring(sweep),
    ['SHA-256 of the sweep file', sourceHash],
    ['SHA-256 of the base net', spec.trainer.kind === 'diffusion' ? sweep.baseVersion : ''],
    ['launched', isoTime(sweep.launchedAtMs) ?? ''],
    ['ended', isoTime(sweep.endedAtMs) ?? 'still runs'],
  ]);
}

/** Responses that another program has found in the files of these trials, and where the trials themselves only look into files. */
const scoring = ({ scores = '', scoredBy = [] }: Sweep): [string, string][] => [
  ['scores the files of the trials of', scores],
  ...scoredBy
    .filter(({ responses }) => responses.length > 0)
    .map(({ sweepId, responses, done, trials }): [string, string] => [
      `${listWords(responses)}: scored from the files of its trials by`,
      `${sweepId}, ${done} of ${plural(trials, 'trial')} done`,
    ]),
];

/** What results came from, as far as agents said it. */
function environments(sweep: Sweep, trials: readonly Trial[]): Markup {
  const counts = new Map<string, number>();
  for (const { environment, state } of trials)
    if (state === 'done') counts.set(environment ?? '', (counts.get(environment ?? '') ?? 0) + 1);
  const differences = new Map(sweep.environments?.map(({ hash, difference }) => [hash, difference]));
  const rows = [...counts].map(([hash, runs]) => [
    hash === '' ? 'not known' : html`<code>${hash.slice(0, environmentChars)}</code>`,
    String(runs),
    differences.get(hash) ?? '',
  ]);
  if (rows.length === 0) return html``;
  const columns: Column[] = [
    text('code and environment'),
    number('results'),
    text('differs from the first by'),
  ];
  return html`<h3>Code and environment</h3>${table('Code and environment of the results', columns, rows)}`;
}

function machines({ agents, trials }: ReportData): Markup {
  const counts = new Map<string, number>();
  for (const { agentName, state } of trials)
    if (state === 'done') counts.set(agentName, (counts.get(agentName) ?? 0) + 1);
  const used = agents.filter(({ name }) => counts.has(name)).slice(0, agentsMax);
  if (used.length === 0) return html``;
  return html`<h3>Machines</h3>${table(
    'Machines',
    [text('agent'), number('results'), text('devices'), text('backend'), text('version')],
    used.map(({ name, devices, backend, version }) => [
      name,
      String(counts.get(name)),
      [...new Set(devices)].join(', '),
      backend,
      version,
    ]),
  )}`;
}

/** What users did to the sweep. */
function changes(sweep: Sweep): Markup {
  if (sweep.changes.length === 0) return html``;
  return html`<h3>History</h3>${table(
    'What users did to the sweep',
    [text('when'), text('what'), text('by')],
    sweep.changes
      .slice(0, changesMax)
      .map(({ atMs, what, detail, by }) => [
        isoTime(atMs) ?? '',
        detail === '' ? changeWords(what) : detail,
        by?.name ?? '',
      ]),
  )}`;
}

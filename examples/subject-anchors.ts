/**
 * Floor and ceiling of every score for every subject, as `diffusion/weights/subject-anchors.json`: what real drawings score
 * (ordinary members of the class, the subject's own training pictures, other things in its style, its held-out pictures), and
 * what the base net scores without an adapter and with all of its weights trained.
 *
 *     node --import tsx examples/subject-anchors.ts
 *
 * `--seeds 3` runs of each of the two; `--subjects a,b` (by default those of development and test); `--base DIR` another base
 * net than the shipped one; `--out FILE`. The file is written after each subject, and subjects that it has are left out.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadSubject, subjects } from '../diffusion/data/subject.ts';
import { type AnchorTable, anchorsPath } from '../diffusion/score/subject/anchors.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { loadSubjectScores } from '../diffusion/score/subject/subject-scores.ts';
import { trialMetrics } from '../diffusion/task/metrics.ts';
import { createTrialRunner } from '../diffusion/trial.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    subjects: { type: 'string' },
    base: { type: 'string' },
    out: { type: 'string', default: anchorsPath },
  },
});
const names =
  values.subjects?.split(',') ?? subjects.filter(({ role }) => role !== 'spare').map(({ name }) => name);
const seeds = Number(values.seeds);

const runner = await createTrialRunner(values.base === undefined ? {} : { baseFolder: values.base });
const scorer = await createScorer();

type Scores = Readonly<Record<string, number>>;
type Anchors = AnchorTable & { readonly subjects: Record<string, Record<string, Scores>> };
const anchors = await readAnchors();
for (const name of names) {
  if (anchors.subjects[name] !== undefined) continue;
  const real = (await loadSubjectScores(await loadSubject(name), scorer)).anchors.rows;
  anchors.subjects[name] = {
    ...Object.fromEntries(
      Object.entries(real).map(([kind, { identity, style, fidelity }]) => [
        kind,
        rounded({ identity, style, prompt_fidelity: fidelity }),
      ]),
    ),
    none: await meanOfRuns(name, 'none'),
    full: await meanOfRuns(name, 'full'),
  };
  await writeFile(values.out, `${JSON.stringify(anchors, undefined, 2)}\n`);
  console.log(name, JSON.stringify(anchors.subjects[name]));
}

async function readAnchors(): Promise<Anchors> {
  const fresh: Anchors = { base: runner.baseVersion, backend: runner.backend, seeds, subjects: {} };
  const found = await readFile(values.out, 'utf8').then(
    (text) => JSON.parse(text) as Anchors,
    () => fresh,
  );
  // Anchors of another net say nothing of this one.
  const isSame = found.base === fresh.base && found.backend === fresh.backend && found.seeds === seeds;
  return isSame ? found : fresh;
}

async function meanOfRuns(subject: string, adapter: 'none' | 'full'): Promise<Scores> {
  const runs: Record<string, number>[] = [];
  for (let replicate = 1; replicate <= seeds; replicate++) {
    const { metrics } = await runner.run(
      { settings: { adapter, subject }, replicate, seed: replicate, seeds: 'shared', trainer: {} },
      { progress: () => undefined, signal: new AbortController().signal },
    );
    runs.push(metrics);
  }
  const scores = trialMetrics.dreambooth.filter((name) => !name.startsWith('adapter_'));
  return rounded(
    Object.fromEntries(
      scores.map((name) => [name, runs.reduce((sum, run) => sum + (run[name] as number) / seeds, 0)]),
    ),
  );
}

function rounded(scores: Scores): Scores {
  return Object.fromEntries(Object.entries(scores).map(([name, value]) => [name, Number(value.toFixed(5))]));
}

/**
 * How noisy a run is: adapters trained from several seeds, each drawn from and scored several times, one row a picture. The
 * summary is `examples/variance-summary.ts`.
 *
 *     node --import tsx examples/variance-study.ts variance.csv
 *     YATES_OPENBLAS=off node --import tsx examples/variance-study.ts variance.csv
 *
 * Rows are appended, and cells that the file has are left out: a study that was stopped goes on, and backends share a file.
 * `--subjects a,b` (the development subjects by default), `--sites SAin,CAout,Resin`, `--seeds 4`, `--evaluations 2`,
 * `--pictures 24` each, half of them in contexts; `--base DIR` another base net than the shipped one.
 */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { contextPrompt, loadSubject, subjectNamed, subjects } from '../diffusion/data/subject.ts';
import { imageBytes } from '../diffusion/image/transform.ts';
import { widthForBudget } from '../diffusion/adapters/size.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { contextPrompts, loadSubjectScores } from '../diffusion/score/subject/subject-scores.ts';
import { heldOutLoss } from '../diffusion/task/held-out-loss.ts';
import { taskLoader } from '../diffusion/task/load-task.ts';
import { type DreamboothOptions, guidanceOf, parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseSettings } from '../diffusion/task/settings.ts';
import { train } from '../diffusion/task/train.ts';
import { createTrainee } from '../diffusion/task/trainee.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    subjects: { type: 'string' },
    sites: { type: 'string', default: 'SAin,CAout,Resin' },
    seeds: { type: 'string', default: '4' },
    evaluations: { type: 'string', default: '2' },
    pictures: { type: 'string', default: '24' },
    base: { type: 'string' },
  },
});
const [file = 'variance.csv'] = positionals;
const names =
  values.subjects?.split(',') ??
  subjects.filter(({ role }) => role === 'development').map(({ name }) => name);
const pictures = Number(values.pictures);

const { description: backend } = await activateBackend();
const base = await loadBaseModel(values.base);
const scorer = await createScorer();
const loadTask = taskLoader(base, scorer);
console.log(`base net ${base.version.slice(0, 12)} on ${backend}`);

const header =
  'base,backend,subject,site,seed,evaluation,picture,context,identity,style,fidelity,heldout_loss,train_seconds,draw_seconds';
const written = await readFile(file, 'utf8').catch(async () => {
  await writeFile(file, `${header}\n`);
  return '';
});
const quoted = `"${backend}"`;

for (const name of names) {
  for (const site of values.sites.split(',')) {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const cell = [base.version.slice(0, 12), quoted, name, site, seed].join(',');
      if (written.includes(`${cell},`)) continue;
      await appendFile(file, (await rowsOf(name, site, seed)).map((row) => `${cell},${row}\n`).join(''));
      console.log(cell);
    }
  }
}

/** One row a picture: evaluation, number, context and scores. */
async function rowsOf(name: string, site: string, seed: number): Promise<string[]> {
  const options = parseTrainerOptions({ subject: name }) as DreamboothOptions;
  const task = await loadTask(options);
  const scores = await loadSubjectScores(await loadSubject(name), scorer);
  const settings = parseSettings({ input: site }, widthForBudget(base.net.plan, options.params));
  const trainee = createTrainee(base, settings, seed);
  try {
    const trainSeconds = await secondsOf(() =>
      train({
        trainee,
        task,
        seed,
        steps: options.steps,
        batch: options.batch,
        learningRate: options.lr,
        rateDecay: options.lr_decay,
        weightDecay: options.weight_decay,
        onStep: () => undefined,
        signal: new AbortController().signal,
      }),
    );
    const loss = await heldOutLoss(trainee.model, task, trainee.adapter);
    const inContext = Math.floor(pictures / 2);
    const captions = [
      ...new Array<string>(pictures - inContext).fill(subjectNamed(name).prompt),
      ...contextPrompts(scores.contexts, inContext),
    ];
    const labelOf = new Map(scores.contexts.map((label) => [contextPrompt(label), label]));
    const rows: string[] = [];
    for (let evaluation = 1; evaluation <= Number(values.evaluations); evaluation++) {
      let drawn = new Uint8Array();
      const drawSeconds = await secondsOf(async () => {
        drawn = new Uint8Array(
          await paint(trainee.model, {
            captions,
            sampler: dpmSolver,
            steps: options.sampler_steps,
            guidance: guidanceOf(options),
            seed: `variance ${seed} ${evaluation}`,
            adapter: trainee.adapter,
          }),
        );
      });
      const described = await scorer.describe(drawn);
      for (const [index, picture] of described.entries()) {
        const label = labelOf.get(captions[index] as string);
        const fidelity = label === undefined ? '' : scores.fidelity([{ picture, label }]).toFixed(5);
        const values = [scores.identity([picture]).toFixed(5), scores.style([picture]).toFixed(5), fidelity];
        const seconds = [trainSeconds.toFixed(2), (drawSeconds / (drawn.length / imageBytes)).toFixed(3)];
        rows.push([evaluation, index, label ?? '', ...values, loss.toFixed(6), ...seconds].join(','));
      }
    }
    return rows;
  } finally {
    trainee.dispose();
  }
}

/** Of processor time: another process on the same core does not blur it. */
async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { imagesSeen, type TrainingState } from './checkpoint.ts';
import { learningRateAt, type PretrainRecipe } from './recipe.ts';

export interface PretrainProgress {
  readonly step: number;
  readonly steps: number;
  /** Mean weighted loss since the last update. */
  readonly loss: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly etaSeconds: number;
}

/** Step at which the optimiser was started, and images that the weights had seen by then. */
type Start = Pick<TrainingState, 'begun' | 'imagesBefore'>;

/** Steps between progress updates and rows of the loss curve. */
const reportEvery = 50;

const header = 'step,images,loss,learning_rate,images_per_second';

/** The loss of a run, in a CSV file that outlives its process. */
export class LossCurve {
  readonly #path: string;
  readonly #recipe: PretrainRecipe;
  readonly #nowMs: () => number;
  readonly #start: Start;
  #sinceMs: number;
  #losses: number[] = [];

  private constructor(path: string, recipe: PretrainRecipe, start: Start, nowMs: () => number) {
    this.#path = path;
    this.#recipe = recipe;
    this.#start = start;
    this.#nowMs = nowMs;
    this.#sinceMs = nowMs();
  }

  /**
   * @param state where the run goes on: later rows, of a run cut off after its last checkpoint, would come twice
   */
  static async open(
    path: string,
    recipe: PretrainRecipe,
    { step, begun, imagesBefore }: Start & { readonly step: number },
    nowMs: () => number = () => performance.now(),
  ): Promise<LossCurve> {
    const rows = await readFile(path, 'utf8').then(
      (text) => text.trim().split('\n').slice(1),
      () => [],
    );
    const kept = rows.filter((row) => Number.parseInt(row, 10) <= step);
    await writeFile(path, `${[header, ...kept].join('\n')}\n`);
    return new LossCurve(path, recipe, { begun, imagesBefore }, nowMs);
  }

  /** @returns an update every few steps, when a row was written */
  async add(step: number, loss: number): Promise<PretrainProgress | undefined> {
    const { batch, steps } = this.#recipe;
    this.#losses.push(loss);
    if (step % reportEvery !== 0 && step !== steps) return undefined;
    const now = this.#nowMs();
    const imagesPerSecond = (1000 * this.#losses.length * batch) / (now - this.#sinceMs);
    const mean = this.#losses.reduce((sum, each) => sum + each, 0) / this.#losses.length;
    const learningRate = learningRateAt(this.#recipe, step - 1, this.#start.begun);
    const row = [
      step,
      imagesSeen({ step, ...this.#start }, batch),
      mean.toFixed(6),
      learningRate.toExponential(3),
      imagesPerSecond.toFixed(1),
    ];
    await appendFile(this.#path, `${row.join(',')}\n`);
    this.#losses = [];
    this.#sinceMs = this.#nowMs();
    const etaSeconds = ((steps - step) * batch) / imagesPerSecond;
    return { step, steps, loss: mean, learningRate, imagesPerSecond, etaSeconds };
  }
}

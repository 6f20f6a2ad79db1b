import { trialId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { Level, Settings } from '../../design/sweep-spec.ts';

/** Trials of one stretch: one event of the log. */
export const trialsPerStretch = 1000;

/**
 * A run sheet as one text for each thousand trials: a quarter of the memory of the trials, outside of the heap, and a text
 * is handed to another thread far more cheaply than objects.
 */
export class Stretches {
  readonly #first: number;
  readonly #texts: Buffer[] = [];
  #names: readonly string[] = [];
  #rows: string[] = [];
  #count = 0;

  /** @param first position of the first trial in the planned order */
  constructor(first = 0) {
    this.#first = first;
  }

  get count(): number {
    return this.#count;
  }

  /** The next trial in planned order. */
  add(trial: PlannedTrial): void {
    this.#rows.push(this.#rowOf(trial));
    this.#count++;
    if (this.#rows.length >= trialsPerStretch) this.#pack();
  }

  /** @param position in the planned order, where a stretch begins @returns `unpackStretch` reads it; undefined after the last */
  textAt(position: number): string | undefined {
    if (this.#rows.length > 0) this.#pack();
    return this.#texts[Math.floor((position - this.#first) / trialsPerStretch)]?.toString('utf8');
  }

  #rowOf({ id, cell, replicate, seed, block, settings, reference }: PlannedTrial): string {
    const start = `"${id}",${cell},${replicate},${seed},${block}`;
    if (reference !== undefined) return `[${start},${JSON.stringify(settings)},${JSON.stringify(reference)}]`;
    if (this.#names.length === 0) this.#names = Object.keys(settings);
    const levels = this.#names.map((name) => settings[name]);
    // A cell in which some factor does not exist is written with its names.
    const isWhole = !levels.includes(undefined) && Object.keys(settings).length === levels.length;
    return `[${start},${JSON.stringify(isWhole ? levels : settings)}]`;
  }

  #pack(): void {
    const from = this.#first + this.#texts.length * trialsPerStretch;
    const head = JSON.stringify({ from, names: this.#names }).slice(0, -1);
    this.#texts.push(Buffer.from(`${head},"rows":[${this.#rows.join(',')}]}`));
    this.#rows = [];
  }
}

/** A part of a run sheet, of at most `trialsPerStretch` trials, as one text. */
export function packStretch(trials: readonly PlannedTrial[]): string {
  const first = trials[0]?.plannedOrder ?? 0;
  const stretches = new Stretches(first);
  for (const trial of trials) stretches.add(trial);
  return stretches.textAt(first) ?? '';
}

type Row = readonly [
  id: string,
  cell: number,
  replicate: number,
  seed: number,
  block: number,
  levels: readonly Level[] | Settings,
  reference?: string,
];

export function unpackStretch(text: string): PlannedTrial[] {
  const { from, names, rows } = JSON.parse(text) as {
    readonly from: number;
    readonly names: readonly string[];
    readonly rows: readonly Row[];
  };
  return rows.map(([id, cell, replicate, seed, block, levels, reference], at): PlannedTrial => {
    const settings = Array.isArray(levels)
      ? settingsOf(names, levels as readonly Level[])
      : (levels as Settings);
    const trial = { id: trialId(id), plannedOrder: from + at, cell, replicate, seed, block, settings };
    return reference === undefined ? trial : { ...trial, reference };
  });
}

function settingsOf(names: readonly string[], levels: readonly Level[]): Settings {
  const settings: Record<string, Level> = {};
  for (let at = 0; at < names.length; at++) settings[names[at] as string] = levels[at] as Level;
  return settings;
}

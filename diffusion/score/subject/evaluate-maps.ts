import { loadImageSet } from '../../data/dataset.ts';
import { heldOutStyles, trainingStyles } from '../../data/styles.ts';
import { loadSubject, subjects } from '../../data/subject.ts';
import { dot, embed, meanCosine } from '../projection.ts';
import type { Scorer } from '../scorer.ts';
import { inputOf, type SubjectMaps } from './maps.ts';

/** Of subjects in held-out styles, whose concepts the maps have not learnt from. 0.5 is chance. */
export interface MapFigures {
  /**
   * Identity: how often a training picture of a subject is closer to the subject's held-out pictures than an ordinary drawing
   * of the same held-out concepts is, mean over subjects.
   */
  readonly subjectAboveItsClass: number;
  /** The same against training pictures of other subjects in the subject's own style. */
  readonly subjectAboveItsStyle: number;
  /** Style: how often a drawing is closer to other drawings in its style than a drawing in another style is. */
  readonly styleAboveOthers: number;
  readonly subjects: number;
}

export async function evaluateMaps(
  maps: SubjectMaps,
  scorer: Pick<Scorer, 'describeCached'>,
): Promise<MapFigures> {
  const through = async (map: keyof SubjectMaps, pixels: Uint8Array): Promise<Float32Array[]> =>
    (await scorer.describeCached(pixels)).map((picture) => embed(maps[map], inputOf(picture)));
  const all = await Promise.all(subjects.map(({ name }) => loadSubject(name)));
  const [aboveClass, aboveStyle]: [number[], number[]] = [[], []];
  for (const { subject, training, heldOut } of all) {
    const references = await through('identity', heldOut.pixels);
    const closeness = async (pixels: Uint8Array): Promise<number[]> =>
      (await through('identity', pixels)).map((picture) => meanCosine([picture], references));
    const own = await closeness(training.pixels);
    const ordinary = await loadImageSet({ domain: 'all', styles: trainingStyles, concepts: subject.heldOut });
    aboveClass.push(shareAbove(own, await closeness(ordinary.pixels)));
    const others = all.filter((other) => other.subject.style === subject.style && other.subject !== subject);
    const ofStyle = [];
    for (const other of others) ofStyle.push(...(await closeness(other.training.pixels)));
    aboveStyle.push(shareAbove(own, ofStyle));
  }
  return {
    subjectAboveItsClass: mean(aboveClass),
    subjectAboveItsStyle: mean(aboveStyle),
    styleAboveOthers: mean(await styleFigures(through)),
    subjects: subjects.length,
  };
}

async function styleFigures(
  through: (map: 'style', pixels: Uint8Array) => Promise<Float32Array[]>,
): Promise<number[]> {
  const labels = [...new Set(subjects.flatMap(({ training }) => training))];
  const byStyle = new Map<string, Float32Array[]>();
  for (const style of [...heldOutStyles, ...trainingStyles]) {
    const { pixels } = await loadImageSet({ domain: 'all', styles: [style], concepts: labels });
    byStyle.set(style, await through('style', pixels));
  }
  return heldOutStyles.map((style) => {
    const own = byStyle.get(style) as Float32Array[];
    const others = [...byStyle].filter(([name]) => name !== style).flatMap(([, rows]) => rows);
    const withOthers = own.map((row) =>
      mean(own.filter((other) => other !== row).map((other) => dot(row, other))),
    );
    return shareAbove(
      withOthers,
      others.map((row) => meanCosine([row], own)),
    );
  });
}

/** Share of pairs in which the left value is the larger. */
function shareAbove(left: readonly number[], right: readonly number[]): number {
  return mean(left.map((value) => right.filter((other) => value > other).length / right.length));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

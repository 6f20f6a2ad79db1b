/**
 * How well pictures show one subject: is it the subject (identity), is it drawn as its style draws (style), does it do what
 * the prompt asks for (prompt fidelity), and both the first and the last (joint).
 */
import { contextPrompt, type Subject, type SubjectImages, subjects } from '../../data/subject.ts';
import { type ImageSet, loadImageSet } from '../../data/dataset.ts';
import { trainingStyles } from '../../data/styles.ts';
import type { Description } from '../inception.ts';
import { dot, meanCosine, unit } from '../projection.ts';
import type { Scorer } from '../scorer.ts';
import { jointScore, type Range, shareOf } from './joint-score.ts';

/** A picture and the context that it was asked to show: the label of a held-out picture. */
interface InContext {
  readonly picture: Description;
  readonly label: string;
}

export interface SubjectScores {
  /** Labels that contexts are named by. */
  readonly contexts: readonly string[];
  /** Mean cosine with the held-out pictures, in the space that tells one concept in two styles apart. In -1..1. */
  identity(pictures: readonly Description[]): number;
  /** Mean cosine with the centre of other things in the subject's style, in the space that tells styles apart. In -1..1. */
  style(pictures: readonly Description[]): number;
  /**
   * How much more a picture looks like the ordinary drawings of what was asked for than like those of the other contexts:
   * the cosine with the one less the mean cosine with the others, in the CLIP-like space. In -2..2.
   */
  fidelity(pictures: readonly InContext[]): number;
  /** @see jointScore */
  joint(identity: number, fidelity: number): number;
  /** The same scores of real drawings. */
  readonly anchors: SubjectAnchors;
}

/** What real drawings score: the floors and ceilings that need no net. */
interface SubjectAnchors {
  readonly identity: Range;
  readonly fidelity: Range;
  readonly rows: Readonly<Record<RealDrawings, AnchorScores>>;
}

/**
 * `ordinary`: the held-out concepts as the training styles draw them. `own`: the subject's training pictures, whatever the
 * prompt. `style`: other things in the subject's style. `heldOut`: the pictures that the scores compare with; each is left
 * out where it is scored itself.
 */
type RealDrawings = 'ordinary' | 'own' | 'style' | 'heldOut';

interface AnchorScores {
  readonly identity: number;
  readonly style: number;
  readonly fidelity: number;
}

/** Describes the subject's pictures and those to compare with: some 120 drawings, a few seconds the first time. */
export async function loadSubjectScores(
  { subject, training, heldOut }: SubjectImages,
  scorer: Scorer,
): Promise<SubjectScores> {
  const contexts = subject.heldOut;
  const describe = (images: ImageSet): Promise<Description[]> => scorer.describeCached(images.pixels);
  const ordinary = await loadImageSet({ domain: 'all', styles: trainingStyles, concepts: contexts });
  const [ownPictures, heldOutPictures, ordinaryPictures, otherPictures] = [
    await describe(training),
    await describe(heldOut),
    await describe(ordinary),
    await othersInStyle(subject, describe),
  ];

  const references = scorer.identity(heldOutPictures);
  const centre = centreOf(scorer.style(otherPictures));
  const ordinaryEmbedded = scorer.embed(ordinaryPictures.map(({ content }) => content));
  /** Of the ordinary drawings of each context; without those of one style, when a drawing of that style is scored. */
  const prototypes = (withoutStyle?: number): Float32Array[] =>
    contexts.map((_, concept) =>
      centreOf(
        ordinaryEmbedded.filter(
          (__, index) => ordinary.concept[index] === concept && ordinary.style[index] !== withoutStyle,
        ),
      ),
    );
  const all = prototypes();
  const margin = (picture: Description, label: string, among: readonly Float32Array[]): number => {
    const [embedded] = scorer.embed([picture.content]) as [Float32Array];
    const cosines = among.map((prototype) => dot(embedded, prototype));
    const asked = contexts.indexOf(label);
    const rivals = cosines.filter((_, index) => index !== asked);
    return (cosines[asked] as number) - meanOf(rivals);
  };

  const identity = (pictures: readonly Description[]): number =>
    meanCosine(scorer.identity(pictures), references);
  const style = (pictures: readonly Description[]): number =>
    meanOf(scorer.style(pictures).map((row) => dot(row, centre)));
  const fidelity = (pictures: readonly InContext[]): number =>
    meanOf(pictures.map(({ picture, label }) => margin(picture, label, all)));
  const whateverTheContext = (pictures: readonly Description[]): InContext[] =>
    pictures.flatMap((picture) => contexts.map((label) => ({ picture, label })));
  const labelOf = (set: ImageSet, index: number): string => set.captions[index] as string;
  const rows: Record<RealDrawings, AnchorScores> = {
    ordinary: {
      identity: identity(ordinaryPictures),
      style: style(ordinaryPictures),
      fidelity: meanOf(
        ordinaryPictures.map((picture, index) =>
          margin(picture, labelOf(ordinary, index), prototypes(ordinary.style[index])),
        ),
      ),
    },
    own: {
      identity: identity(ownPictures),
      style: style(ownPictures),
      fidelity: fidelity(whateverTheContext(ownPictures)),
    },
    style: {
      identity: identity(otherPictures),
      style: meanOf(withCentreOfOthers(scorer.style(otherPictures))),
      fidelity: fidelity(whateverTheContext(otherPictures)),
    },
    heldOut: {
      identity: meanOf(leaveOneOut(references)),
      style: style(heldOutPictures),
      fidelity: fidelity(
        heldOutPictures.map((picture, index) => ({ picture, label: labelOf(heldOut, index) })),
      ),
    },
  };
  const anchors: SubjectAnchors = {
    identity: { floor: rows.ordinary.identity, ceiling: rows.own.identity },
    fidelity: { floor: rows.own.fidelity, ceiling: rows.ordinary.fidelity },
    rows,
  };
  return {
    contexts,
    identity,
    style,
    fidelity,
    joint: (ofIdentity, ofFidelity) =>
      jointScore(shareOf(ofIdentity, anchors.identity), shareOf(ofFidelity, anchors.fidelity)),
    anchors,
  };
}

/** Training pictures of the other subjects in the style. Described together, so that all subjects share what is on disk. */
async function othersInStyle(
  subject: Subject,
  describe: (images: ImageSet) => Promise<Description[]>,
): Promise<Description[]> {
  const inStyle = subjects.filter(({ style }) => style === subject.style);
  const concepts = [...new Set(inStyle.flatMap(({ training }) => training))];
  const images = await loadImageSet({ domain: 'all', styles: [subject.style], concepts });
  const own = new Set([...subject.training, ...subject.heldOut]);
  return (await describe(images)).filter((_, index) => !own.has(images.captions[index] as string));
}

/** One prompt for each of `count` pictures, spread over the contexts. */
export function contextPrompts(contexts: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    contextPrompt(contexts[index % contexts.length] as string),
  );
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function centreOf(rows: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array((rows[0] as Float32Array).length);
  for (const row of rows) for (const [k, value] of row.entries()) sum[k] = (sum[k] as number) + value;
  return unit(sum);
}

/** Of each row, the cosine with the centre of the others. */
function withCentreOfOthers(rows: readonly Float32Array[]): number[] {
  return rows.map((row, index) => dot(row, centreOf(rows.filter((_, other) => other !== index))));
}

/** Of each row, the mean cosine with the others. */
function leaveOneOut(rows: readonly Float32Array[]): number[] {
  return rows.map((row, index) =>
    meanOf(rows.filter((_, other) => other !== index).map((other) => dot(row, other))),
  );
}

import { YatesError } from '../../base/error.ts';
import { textStates } from '../data/dataset.ts';
import { imageBytes } from '../data/image-side.ts';
import { tf } from '../tf.ts';
import { cachedDescriptions } from './cached-features.ts';
import { type Description, extractorName, loadInception } from './inception.ts';
import { inputOf, loadSubjectMaps } from './subject/maps.ts';
import { frechetInceptionDistance } from './frechet-distance.ts';
import { kernelInceptionDistance } from './kernel-distance.ts';
import { embed, loadProjection, meanCosine } from './projection.ts';
import { type Retrieval, retrieve } from './retrieval.ts';

/**
 * Scores of generated images. All images are pixels [N,32,32,3], RGB; all scores are deterministic on one backend.
 *
 * The CLIP-like space is small and of our own making: it finds the right one of 200 captions for an icon one time in
 * five (see weights/clip-like.json), so means over several images say something and single values little. Never compare
 * its values with those of CLIP.
 */
export interface Scorer {
  /** What FID and KID are on: figures on another extractor cannot be compared. */
  readonly extractor: string;
  /** Inception features [768], unscaled: nearly all of a score's cost, so take them once for several scores. */
  features(pixels: Uint8Array): Promise<Float32Array[]>;
  /** The same features, and what else is known of each picture, from the same pass. */
  describe(pixels: Uint8Array): Promise<Description[]>;
  /** The same, kept on disk: for real drawings, which come again in every process. */
  describeCached(pixels: Uint8Array): Promise<Description[]>;
  /** Unit vectors in the space that tells one concept in different styles apart. @see subject/maps.ts */
  identity(pictures: readonly Description[]): Float32Array[];
  /** Unit vectors in the space that tells styles apart, whatever is drawn. */
  style(pictures: readonly Description[]): Float32Array[];
  /** Unit vectors [256] of features. */
  embed(features: readonly Float32Array[]): Float32Array[];
  /** Unit vectors [256]. */
  imageEmbedding(pixels: Uint8Array): Promise<Float32Array[]>;
  /** Unit vector [256]. */
  textEmbedding(caption: string): Promise<Float32Array>;
  /** The same of several captions. */
  textEmbeddings(captions: readonly string[]): Promise<Float32Array[]>;
  /** Mean cosine over all pairs of a sample and a reference: DreamBooth's CLIP-I, on our space. In -1..1. */
  clipImage(samples: Uint8Array, references: Uint8Array): Promise<number>;
  /** Mean cosine of samples and caption: CLIP-T, on our space. In -1..1. */
  clipText(samples: Uint8Array, caption: string): Promise<number>;
  /** Shares of images whose own caption is first, or in the first five, among the different captions given. */
  retrieval(pixels: Uint8Array, captions: readonly string[]): Promise<Retrieval>;
  /** @see frechetInceptionDistance, for its bias */
  fid(samples: Uint8Array, references: Uint8Array): Promise<number>;
  kid(samples: Uint8Array, references: Uint8Array): Promise<number>;
  /** Frees the weights on the backend. */
  dispose(): void;
}

/**
 * Loads the extractor (20 MB on the active tfjs backend) and the projection: about 0.1 s, a second the first time on a
 * machine. Choose the backend first.
 */
export async function createScorer(): Promise<Scorer> {
  const [inception, projection, maps] = await Promise.all([
    loadInception(),
    loadProjection(),
    loadSubjectMaps(),
  ]);

  const features = async (pixels: Uint8Array): Promise<Float32Array[]> => inception.features(checked(pixels));
  const embedFeatures = (rows: readonly Float32Array[]): Float32Array[] =>
    rows.map((row) => embed(projection.image, row));
  const imageEmbedding = async (pixels: Uint8Array): Promise<Float32Array[]> =>
    embedFeatures(await features(pixels));
  const textEmbeddings = async (captions: readonly string[]): Promise<Float32Array[]> => {
    const states = await textStates(captions);
    return captions.map((caption) => embed(projection.text, states.get(caption)?.sentence as Float32Array));
  };

  return {
    extractor: extractorName,
    features,
    describe: async (pixels) => inception.describe(checked(pixels)),
    describeCached: (pixels) => cachedDescriptions(inception, checked(pixels), tf.getBackend()),
    identity: (pictures) => pictures.map((picture) => embed(maps.identity, inputOf(picture))),
    style: (pictures) => pictures.map((picture) => embed(maps.style, inputOf(picture))),
    embed: embedFeatures,
    imageEmbedding,
    textEmbeddings,
    textEmbedding: async (caption) => (await textEmbeddings([caption]))[0] as Float32Array,
    clipImage: async (samples, references) =>
      meanCosine(await imageEmbedding(samples), await imageEmbedding(references)),
    clipText: async (samples, caption) =>
      meanCosine(await imageEmbedding(samples), await textEmbeddings([caption])),
    async retrieval(pixels, captions) {
      const images = await imageEmbedding(pixels);
      if (captions.length !== images.length) throw wrongCaptions(images.length, captions.length);
      const candidates = [...new Set(captions)];
      const truth = captions.map((caption) => candidates.indexOf(caption));
      return retrieve(images, await textEmbeddings(candidates), truth);
    },
    fid: async (samples, references) =>
      frechetInceptionDistance(await features(samples), await features(references)),
    kid: async (samples, references) =>
      kernelInceptionDistance(await features(samples), await features(references)),
    dispose: () => inception.dispose(),
  };
}

function checked(pixels: Uint8Array): Uint8Array {
  if (pixels.length > 0 && pixels.length % imageBytes === 0) return pixels;
  throw new YatesError({
    code: 'E_SCORE_IMAGES',
    message: `${pixels.length} bytes are not one or more images of 32x32x3`,
    next: 'give RGB bytes, [N,32,32,3]',
  });
}

const wrongCaptions = (images: number, captions: number): YatesError =>
  new YatesError({
    code: 'E_SCORE_CAPTIONS',
    message: `${images} images have ${captions} captions`,
    next: 'give one caption an image',
  });

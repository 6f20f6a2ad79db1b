import { type ServiceError, status } from '@grpc/grpc-js';
import { readArtifact } from '../../client/artifact.ts';
import type { Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { LevelPictures, Picture } from '../../report/html/report-data.ts';
import { mediaTypeOf } from './media-type.ts';

/** Bytes of one picture, pictures of a factor, and factors. */
const pictureBytesMax = 1_000_000;
const levelsMax = 12;
const factorsMax = 3;

interface PicturesRequest {
  readonly spec: SweepSpec;
  readonly trials: readonly Trial[];
  /** The most telling first. */
  readonly factors: readonly string[];
}

/** For each level of the most telling factors a picture of the run whose response lies in the middle. */
export async function gatherPictures(
  client: RpcClient,
  { spec, trials, factors }: PicturesRequest,
): Promise<LevelPictures[]> {
  const withPictures = trials.filter(
    ({ state, reference, artifacts }) =>
      state === 'done' && reference === undefined && artifacts.some(({ name }) => isPicture.test(name)),
  );
  if (withPictures.length === 0) return [];
  const shown: LevelPictures[] = [];
  for (const factor of factors.slice(0, factorsMax)) {
    const levels = spec.factors.find(({ name }) => name === factor)?.levels.slice(0, levelsMax) ?? [];
    const pictures: Picture[] = [];
    for (const level of levels) {
      const own = withPictures.filter(({ settings }) => settings[factor] === level);
      const trial = middleOf(own, spec.primary.name);
      const picture =
        trial === undefined ? undefined : await pictureOf(client, trial, String(level), spec.primary.name);
      if (picture !== undefined) pictures.push(picture);
    }
    if (pictures.length > 0) shown.push({ factor, pictures });
  }
  return shown;
}

const isPicture = /\.(png|jpe?g|gif|webp)$/i;

/** The run with the median response. */
function middleOf(trials: readonly Trial[], response: string): Trial | undefined {
  const known = trials.filter(({ metrics }) => Number.isFinite(metrics[response]));
  const sorted = known.toSorted((a, b) => (a.metrics[response] as number) - (b.metrics[response] as number));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

async function pictureOf(
  client: RpcClient,
  { artifacts, plannedOrder, metrics }: Trial,
  level: string,
  response: string,
): Promise<Picture | undefined> {
  const file = artifacts.find(({ name, sizeBytes }) => isPicture.test(name) && sizeBytes <= pictureBytesMax);
  if (file === undefined) return undefined;
  const content = await contentOf(client, file.sha256);
  const mediaType = content === undefined ? undefined : mediaTypeOf(content);
  if (content === undefined || mediaType === undefined) return undefined;
  return {
    level,
    trial: plannedOrder + 1,
    value: metrics[response] as number,
    name: file.name,
    mediaType,
    base64: content.toString('base64'),
  };
}

/** Files may be removed to save room: then the report goes without. */
async function contentOf(client: RpcClient, sha256: string): Promise<Buffer | undefined> {
  try {
    const content = await readArtifact(client, sha256, pictureBytesMax);
    return content === undefined ? undefined : Buffer.from(content);
  } catch (error) {
    if ((error as Partial<ServiceError>).code === status.NOT_FOUND) return undefined;
    throw error;
  }
}

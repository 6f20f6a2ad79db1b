import { join } from 'node:path';
import { packageRoot } from '../../../base/package-root.ts';
import { type HostTensor, type HostTensors, readSafetensors } from '../../safetensors.ts';
import type { Description } from '../inception.ts';
import type { Affine } from '../projection.ts';

export const subjectMapsPath: string = join(packageRoot, 'diffusion', 'weights', 'subject-maps.safetensors');

/** Affine maps of a picture's description into the two spaces that subjects are scored in. */
export interface SubjectMaps {
  /** Tells one concept in different styles apart, and one subject from another; overlooks what differs between its pictures. */
  readonly identity: Affine;
  /** Tells styles apart; overlooks what is drawn. */
  readonly style: Affine;
}

/** What the maps read: content, then texture. */
export const inputOf = ({ content, texture }: Description): Float32Array =>
  Float32Array.of(...content, ...texture);

/** @throws YatesError E_SAFETENSORS if the shipped file is missing or damaged */
export async function loadSubjectMaps(path: string = subjectMapsPath): Promise<SubjectMaps> {
  const { tensors } = await readSafetensors(path);
  const affine = (name: string): Affine => ({
    weight: tensors.get(`${name}.weight`) as HostTensor,
    bias: tensors.get(`${name}.bias`) as HostTensor,
  });
  return { identity: affine('identity'), style: affine('style') };
}

export function subjectMapsTensors(maps: SubjectMaps): HostTensors {
  return new Map(
    (['identity', 'style'] as const).flatMap((name): [string, HostTensor][] => [
      [`${name}.weight`, maps[name].weight],
      [`${name}.bias`, maps[name].bias],
    ]),
  );
}

import { embed, type Projection } from './projection.ts';
import type { ProjectionConcept } from './projection-data.ts';
import { type Retrieval, retrieve } from './retrieval.ts';

export interface ProjectionFigures {
  /** Drawings of held-out concepts in the training styles, to the captions of all held-out concepts. */
  readonly imageToCaption: Retrieval;
  /** The same for drawings in styles that were never trained on either. */
  readonly imageToCaptionHeldOutStyles: Retrieval;
  /** A drawing in a held-out style, to one drawing of each held-out concept in the first training style. */
  readonly imageToImageAcrossStyles: Retrieval;
}

export function evaluateProjection(
  projection: Projection,
  concepts: readonly ProjectionConcept[],
): ProjectionFigures {
  const captions = concepts.map(({ sentences }) => embed(projection.text, sentences[0] as Float32Array));
  const familiar = concepts.map(({ drawings }) => embed(projection.image, drawings[0] as Float32Array));
  const search = (
    drawingsOf: (concept: ProjectionConcept) => readonly Float32Array[],
    candidates: readonly Float32Array[],
  ): Retrieval => {
    const queries = concepts.flatMap((concept, truth) => drawingsOf(concept).map((row) => ({ row, truth })));
    return retrieve(
      queries.map(({ row }) => embed(projection.image, row)),
      candidates,
      queries.map(({ truth }) => truth),
    );
  };
  return {
    imageToCaption: search(({ drawings }) => drawings, captions),
    imageToCaptionHeldOutStyles: search(({ heldOutDrawings }) => heldOutDrawings, captions),
    imageToImageAcrossStyles: search(({ heldOutDrawings }) => heldOutDrawings, familiar),
  };
}

/** Answers to what a view of the dashboard asks beyond the analysis that is always there. */
import { unreachable } from '../../../base/assert.ts';
import type { Answer, Question, StudyFacts } from '../../../dashboard/view/question.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';
import { residualPicture } from '../../../stats/assumptions/residual-picture.ts';
import { anchorsOfSweep } from '../anchors-of-sweep.ts';
import { type EvidenceMemory, evidenceHistory } from './evidence-history.ts';
import { failuresOf } from '../../../report/failures-of.ts';
import { pairOf } from './pair-of.ts';
import type { StudiedTrial } from './studied-trial.ts';

/** @param trials of the whole sweep, in planned order */
export function answerQuestion(
  question: Question,
  facts: StudyFacts,
  trials: readonly StudiedTrial[],
  memory: EvidenceMemory,
): Answer {
  switch (question.kind) {
    case 'full':
      return fullOf(question, facts, trials);
    case 'pair':
      return { kind: 'pair', table: pairOf(question, facts.spec, trials) };
    case 'evidence':
      return evidenceHistory(question.response, facts, trials, memory);
    case 'failures':
      return { kind: 'failures', failures: failuresOf(facts.spec, trials) };
    default:
      return unreachable(question);
  }
}

function fullOf(
  { response, type }: Extract<Question, { kind: 'full' }>,
  { spec, baseVersion, interim }: StudyFacts,
  trials: readonly StudiedTrial[],
): Answer {
  const anchors = anchorsOfSweep(spec, response, baseVersion);
  const analysis = analyseSweep({ spec, response, interim, trials, anchors, type, detail: 'full' });
  // A large sweep has as many residuals as runs: the screen gets what its plots show.
  return { kind: 'full', analysis: { ...analysis, residuals: [] }, residuals: residualPicture(analysis) };
}

/**
 * The stop rule of the sweep file, looked at after every analysis: once its factors are decided it is said, or the sweep
 * is paused with the evidence as the reason, which the coordinator keeps in its log. Paused once: whoever resumes has
 * decided otherwise.
 */
import { decide, evidenceInWords } from '../stats/sequential/decision.ts';
import type { DashboardStore } from './store.ts';
import { primaryAnalysis } from './view/anova-view.ts';

export interface StopActions {
  readonly offer: (text: string) => void;
  readonly pause: (reason: string) => void;
}

/** @returns a function that ends the watch */
export function watchStopRule(store: DashboardStore, { offer, pause }: StopActions): () => void {
  /** True if the rule was met at the last look; undefined before the first. */
  let met: boolean | undefined;
  let sweepId: string | undefined;
  const look = (): void => {
    const { model } = store.snapshot();
    if (model.sweep?.id !== sweepId) met = undefined;
    sweepId = model.sweep?.id;
    const rule = model.sweep?.spec?.stop;
    const result = primaryAnalysis(model);
    if (rule === undefined || result === undefined || !result.interim) return;
    const decision = decide(result.analysis.evidence, { terms: rule.factors, alpha: rule.alpha });
    const before = met;
    met = decision.decided;
    if (!met || before === true) return;
    const words = `decided after ${result.trialsDone} results: ${evidenceInWords(decision)}`;
    // Met at the first look: it was met, and answered, before this dashboard was opened.
    if (rule.action === 'pause' && before === false && model.sweep?.state === 'running') pause(words);
    else offer(`${words}. The sweep may end here: p pauses it, c cancels what is left`);
  };
  look();
  return store.subscribe(look);
}

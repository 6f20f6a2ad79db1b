import { limits } from '../../base/limits.ts';
import { yates } from '../../proto/generated/yates.js';
import { EncodedAnswer } from './encoded-answer.ts';

const { ListTrialsPage } = yates.v1;

/** Fits into the window of an HTTP/2 stream: who reads nothing keeps no more of the answer in memory than that. */
const firstPageBytes = 32 * 1024;

/**
 * Trials in pages that grow as they are taken, from 32 KiB to `answerPartBytes` and one trial more: some trials have thousands
 * of metrics, others none. Lazy: a view is made and encoded when its page is asked for.
 */
export function* trialPages(
  views: Iterable<yates.v1.TrialView.$Properties>,
): Generator<EncodedAnswer, void, undefined> {
  let pageBytes = firstPageBytes;
  let page = ListTrialsPage.encode({});
  for (const view of views) {
    // Each encoding of a trial is appended: a repeated field may come in pieces.
    page = ListTrialsPage.encode({ trials: [view] }, page);
    if (page.len < pageBytes) continue;
    yield new EncodedAnswer(page.finish());
    page = ListTrialsPage.encode({});
    pageBytes = Math.min(2 * pageBytes, limits.answerPartBytes);
  }
  if (page.len > 0) yield new EncodedAnswer(page.finish());
}

import { yates } from '../../proto/generated/yates.js';

type TrialView = yates.v1.TrialView.$Properties;

/** Far below the 4 MiB that gRPC clients take by default, whatever one trial has on top. */
const pageBytes = 256 * 1024;

/**
 * Trials in pages of about a quarter of a mebibyte as they travel: some have thousands of metrics, others none. A trial that is
 * larger by itself has a page of its own. Lazy: a view is made when its page is asked for.
 */
export function* trialPages(views: Iterable<TrialView>): Generator<readonly TrialView[], void, undefined> {
  let page: TrialView[] = [];
  let bytes = 0;
  for (const view of views) {
    const { len } = yates.v1.TrialView.encode(view);
    if (page.length > 0 && bytes + len > pageBytes) {
      yield page;
      page = [];
      bytes = 0;
    }
    page.push(view);
    bytes += len;
  }
  if (page.length > 0) yield page;
}

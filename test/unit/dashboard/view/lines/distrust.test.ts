import { expect, it } from 'vitest';
import { contentArea } from '../../../../../dashboard/view/layout.ts';
import { analysisLines } from '../../../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { plainLook } from '../../../../../dashboard/view/look.ts';
import { lineText } from '../../../../../dashboard/view/spans.ts';
import type { Best } from '../../../../../stats/means/best-result.ts';
import { analysedModelAt } from '../../../../fixtures/dashboard/model-at.ts';

const { model } = analysedModelAt(60_000);
const [response, analysed] = [...model.analyses][0] as [
  string,
  NonNullable<ReturnType<typeof model.analyses.get>>,
];

/** What the screen says of a best cell. */
function shown(change: (best: Best) => Best): string {
  const { analysis } = analysed;
  const best = analysis.best === null ? null : change(analysis.best);
  const changed = {
    ...model,
    analyses: new Map([...model.analyses, [response, { ...analysed, analysis: { ...analysis, best } }]]),
  };
  const area = { ...contentArea(changed.screen), height: 200 };
  return analysisLines(changed, area, plainLook).map(lineText).join('\n');
}

it('says under the best cell why the model is not trusted, and nothing where it is', () => {
  expect(analysed.analysis.best).not.toBeNull();
  expect(shown((best) => ({ ...best, trusted: true, reason: null }))).not.toContain('not trusted');
  const reason =
    'the best observed cell is another one; cells differ by more than the model allows for (lack of fit)';
  const text = shown((best) => ({ ...best, trusted: false, reason })).replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    'model not trusted: the best observed cell is another one, and cells differ by more than the model allows',
  );
});

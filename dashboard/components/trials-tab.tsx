import { Box } from 'ink';
import { splitWidth } from '../view/layout.ts';
import { trialDetailLines } from '../view/lines/trial-detail-lines.ts';
import { trialsLines } from '../view/lines/trials-lines.ts';
import { trialList } from '../view/trial-list.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

/** The list; or one trial; or, where there is room, the list with the trial under the cursor beside it. */
export function TrialsTab({ model, area, nowMs, look }: TabProps) {
  const { rows, cursor } = trialList(model);
  const trial = rows[cursor];
  const { detail, detailScroll } = model.screen.trials;
  if (detail && trial !== undefined) {
    const lines = trialDetailLines(trial, model, nowMs, area.width, look);
    const from = Math.min(detailScroll, Math.max(0, lines.length - area.height));
    return <Pane lines={lines.slice(from)} height={area.height} indent={1} />;
  }
  const { left, gap, right } = splitWidth(area.width, 0.58);
  const list = trialsLines(model, { width: left, height: area.height }, nowMs, look);
  if (right === 0 || trial === undefined) return <Pane lines={list} height={area.height} indent={1} />;
  return (
    <Box>
      <Box width={left + gap + 1}>
        <Pane lines={list} height={area.height} indent={1} />
      </Box>
      <Pane lines={trialDetailLines(trial, model, nowMs, right, look)} height={area.height} />
    </Box>
  );
}

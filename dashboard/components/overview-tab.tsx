import { overviewLines } from '../view/lines/overview-lines.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

export function OverviewTab({ model, area, nowMs, look }: TabProps) {
  return <Pane lines={overviewLines(model, area, nowMs, look)} height={area.height} indent={1} />;
}

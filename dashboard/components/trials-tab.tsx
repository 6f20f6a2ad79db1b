import { trialsAndDetailLines } from '../view/lines/trials-and-detail-lines.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

export function TrialsTab({ model, area, nowMs, look }: TabProps) {
  return <Pane lines={trialsAndDetailLines(model, area, nowMs, look)} height={area.height} indent={1} />;
}

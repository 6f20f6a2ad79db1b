import { logLines } from '../view/lines/log-lines.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

export function LogTab({ model, area, look }: TabProps) {
  return <Pane lines={logLines(model, area, look)} height={area.height} indent={1} />;
}

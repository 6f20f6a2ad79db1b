import { agentsLines } from '../view/lines/agents-lines.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

export function AgentsTab({ model, area, nowMs, look }: TabProps) {
  return <Pane lines={agentsLines(model, area, nowMs, look)} height={area.height} indent={1} />;
}

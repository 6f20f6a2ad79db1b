import { anovaLines } from '../view/lines/anova-lines.ts';
import { Pane } from './pane.tsx';
import type { TabProps } from './tab-props.ts';

export function AnovaTab({ model, area, look }: TabProps) {
  return <Pane lines={anovaLines(model, area, look)} height={area.height} indent={1} />;
}

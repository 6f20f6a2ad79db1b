import type { Area } from '../view/layout.ts';
import { helpLines } from '../view/lines/help-lines.ts';
import { Pane } from './pane.tsx';

export function HelpPane({ area }: { readonly area: Area }) {
  return <Pane lines={helpLines(area)} height={area.height} indent={1} />;
}

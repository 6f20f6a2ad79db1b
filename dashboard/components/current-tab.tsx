import { unreachable } from '../../base/assert.ts';
import { AgentsTab } from './agents-tab.tsx';
import { AnovaTab } from './anova-tab.tsx';
import { HelpPane } from './help-pane.tsx';
import { LogTab } from './log-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import type { TabProps } from './tab-props.ts';
import { TrialsTab } from './trials-tab.tsx';

export function CurrentTab(props: TabProps) {
  const { help, tab } = props.model.screen;
  if (help) return <HelpPane area={props.area} />;
  switch (tab) {
    case 'overview':
      return <OverviewTab {...props} />;
    case 'trials':
      return <TrialsTab {...props} />;
    case 'agents':
      return <AgentsTab {...props} />;
    case 'anova':
      return <AnovaTab {...props} />;
    case 'log':
      return <LogTab {...props} />;
    default:
      return unreachable(tab);
  }
}

import { Box } from 'ink';
import type { Snapshot } from '../store.ts';
import { contentArea, footerRows, headerRows, isTooSmall } from '../view/layout.ts';
import { headerLines } from '../view/lines/header-lines.ts';
import { statusLines } from '../view/lines/status-lines.ts';
import type { Look } from '../view/look.ts';
import { CurrentTab } from './current-tab.tsx';
import { Pane } from './pane.tsx';
import { TooSmall } from './too-small.tsx';

export interface ScreenProps {
  readonly snapshot: Snapshot;
  readonly look: Look;
  /** Of the coordinator, for messages. */
  readonly address: string;
}

/** The whole screen: always `rows - 1` rows, so that nothing scrolls and nothing jumps. */
export function Screen({ snapshot: { model, nowMs }, look, address }: ScreenProps) {
  const { columns, rows } = model.screen;
  if (isTooSmall(model.screen)) return <TooSmall columns={columns} rows={rows} />;
  const area = contentArea(model.screen);
  return (
    <Box flexDirection="column" width={columns} height={rows - 1} overflow="hidden">
      <Pane lines={headerLines(model, nowMs, look)} height={headerRows} />
      <CurrentTab model={model} area={area} nowMs={nowMs} look={look} />
      <Pane lines={statusLines(model, address, nowMs, look)} height={footerRows} />
    </Box>
  );
}

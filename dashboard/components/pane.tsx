import { Box } from 'ink';
import type { Line } from '../view/spans.ts';
import { StyledLine } from './styled-line.tsx';

interface PaneProps {
  readonly lines: readonly Line[];
  /** Rows that it takes, whatever the number of lines: the screen never jumps. */
  readonly height: number;
  readonly indent?: number;
}

export function Pane({ lines, height, indent = 0 }: PaneProps) {
  return (
    <Box flexDirection="column" height={height} overflow="hidden" paddingLeft={indent} flexShrink={0}>
      {lines.slice(0, height).map((line, index) => (
        // Rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <StyledLine key={index} line={line} />
      ))}
    </Box>
  );
}

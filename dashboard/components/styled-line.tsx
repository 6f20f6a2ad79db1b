import { Text } from 'ink';
import { memo } from 'react';
import type { Line } from '../view/spans.ts';
import { paint } from './palette.ts';
import { usePalette } from './palette-context.ts';

/** One row of the screen. An empty line still takes its row. */
export const StyledLine = memo(function StyledLine({ line }: { readonly line: Line }) {
  const palette = usePalette();
  if (line.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {line.map((span, index) => (
        // Spans have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Text key={index} {...paint(span, palette)}>
          {span.text}
        </Text>
      ))}
    </Text>
  );
});

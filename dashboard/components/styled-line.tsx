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
          {span.painted ?? span.text}
        </Text>
      ))}
    </Text>
  );
}, sameLine);

/** Every frame computes all lines again, and most are the same as before: only those that differ are laid out again. */
function sameLine(
  { line: before }: { readonly line: Line },
  { line: after }: { readonly line: Line },
): boolean {
  if (before === after) return true;
  return (
    before.length === after.length &&
    before.every((span, index) => {
      const other = after[index];
      return (
        span.text === other?.text &&
        span.painted === other.painted &&
        span.tone === other.tone &&
        span.bold === other.bold &&
        span.inverse === other.inverse
      );
    })
  );
}

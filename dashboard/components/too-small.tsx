import { Text } from 'ink';
import { smallest } from '../view/layout.ts';

export function TooSmall({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  const text = `${columns}x${rows} is too small: make it ${smallest.columns}x${smallest.rows} (q quits)`;
  return <Text wrap="truncate">{text}</Text>;
}

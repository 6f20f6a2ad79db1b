import { Text } from 'ink';
import { smallest } from '../view/layout.ts';

export function TooSmall({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  const text = `too small: ${smallest.columns}x${smallest.rows} needed, not ${columns}x${rows}`;
  return <Text wrap="truncate">{text}</Text>;
}

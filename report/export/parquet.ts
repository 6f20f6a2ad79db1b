/** Parquet files, written a group of rows at a time. */
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { ColumnType } from './column-type.ts';
import type { CsvValue } from './csv.ts';

export interface ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
}

const typeNames = {
  string: 'STRING',
  boolean: 'BOOLEAN',
  int64: 'INT64',
  double: 'DOUBLE',
  timestamp: 'TIMESTAMP',
} as const satisfies Record<ColumnType, BasicType>;

/** Rows that are in memory at a time. */
const groupRows = 50_000;

/**
 * Writes a file of typed columns, compressed with Snappy. Every column may have nulls; a number that is not finite stays what it is.
 * Memory is bounded by a group of 50,000 rows, however many there are.
 *
 * @param rows values in the order of the columns; a timestamp is a text of ISO 8601
 */
export async function writeParquet(
  file: string,
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>,
): Promise<void> {
  const kept = columns.map((): unknown[] => []);
  const columnData = columns.map(({ name, type }, at) => ({
    name,
    type: typeNames[type],
    nullable: true,
    data: kept[at] as unknown[],
  }));
  const schema = schemaFromColumnData({ columnData });
  const writer = new ParquetWriter({ writer: fileWriter(file), schema, createdBy: 'yates' });
  const write = async (): Promise<void> => {
    await writer.write({ columnData, rowGroupSize: groupRows });
    for (const values of kept) values.length = 0;
  };
  let count = 0;
  for await (const row of rows) {
    for (const [at, { type }] of columns.entries()) kept[at]?.push(stored(row[at], type));
    if (++count % groupRows === 0) await write();
  }
  if (count === 0 || count % groupRows > 0) await write();
  await writer.finish();
}

function stored(value: CsvValue, type: ColumnType): unknown {
  if (value === undefined || value === null) return null;
  switch (type) {
    case 'string':
      return String(value);
    case 'boolean':
      return Boolean(value);
    case 'int64':
      return BigInt(value);
    case 'double':
      return Number(value);
    case 'timestamp':
      return new Date(String(value));
    default:
      return type satisfies never;
  }
}

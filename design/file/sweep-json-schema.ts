import { z } from 'zod';
import { sweepFileSchema } from './sweep-file.ts';

/**
 * The sweep file as a JSON Schema (draft 2020-12), as `design/sweep.schema.json` holds it for editors. It knows the
 * shape only: `yates plan` also checks what the parts say about each other.
 *
 * @example
 * sweepJsonSchema()['title']; // 'Yates sweep file'
 */
export function sweepJsonSchema(): Record<string, unknown> {
  const { $schema, ...shape } = z.toJSONSchema(sweepFileSchema, { io: 'input' });
  return { $schema, title: 'Yates sweep file', ...shape };
}

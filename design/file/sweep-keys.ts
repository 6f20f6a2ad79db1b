import { z } from 'zod';
import { sweepFileSchema } from './sweep-file.ts';
import type { YamlPath } from './yaml-source.ts';

/** The keys that a sweep file may have in the map at `path`: read off the schema, for suggestions. */
export function knownKeys(path: YamlPath): readonly string[] {
  let schemas: z.core.$ZodType[] = [sweepFileSchema];
  for (const step of path) schemas = schemas.flatMap(plain).flatMap((schema) => member(schema, step));
  const keys = schemas
    .flatMap(plain)
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
  // Branches of a union share some.
  return [...new Set(keys)];
}

function plain(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return plain(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(plain);
  return [schema];
}

function member(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const found = (schema.shape as Record<string, z.core.$ZodType>)[step];
    return found === undefined ? [] : [found];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return [];
}

/** The shapes of values that several sections of a sweep file hold. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import { durationPattern } from '../duration.ts';
import { namePattern } from './names.ts';

export const levelSchema = z
  .union([z.string(), z.number(), z.boolean()])
  .describe('Text, a number, or true/false');

export const nameSchema = z.string().regex(namePattern);

/** A label or description. */
export const textSchema = z.string().max(limits.textChars);

export const goalSchema = z.enum(['maximize', 'minimize']);

export const durationSchema = z
  .union([z.string().regex(new RegExp(`${durationPattern.source}|^none$`)), z.literal(0)])
  .describe('A number and ms, s, m, h or d, such as 90s; or none');

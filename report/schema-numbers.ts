/** Kinds of numbers in the schema of the analysis. */
import { z } from 'zod';

export const number = z.number();
/** Null where not defined; a reason stands beside it. */
export const defined = number.nullable();
export const probability = z.number().min(0).max(1).nullable();
export const degrees = z.number().min(0);
export const count = z.int().min(0);

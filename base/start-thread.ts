import { type ResourceLimits, Worker } from 'node:worker_threads';
import { builtModule } from './entry-point.ts';

/**
 * A thread that runs one of our own modules. Worker threads take no loader from `--import`, so from source the thread
 * first registers tsx itself; where the module is built, it runs that.
 *
 * @param url module URL as `new URL('./x.ts', import.meta.url)`
 */
export function startThread(
  url: URL,
  importMetaUrl: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const built = builtModule(url, importMetaUrl);
  if (built !== undefined) return new Worker(built, { workerData, resourceLimits });
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const start = `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); })`;
  return new Worker(start, { eval: true, workerData, resourceLimits });
}

import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * A thread that runs one of our own modules. Worker threads take no loader from `--import`, so from source the thread
 * first registers tsx itself; from `dist/` it runs the built module.
 *
 * @param url module URL as `new URL('./x.ts', import.meta.url)`
 */
export function startThread(url: URL, importMetaUrl: string, workerData: unknown): Worker {
  if (!importMetaUrl.endsWith('.ts')) {
    return new Worker(fileURLToPath(url).replace(/\.ts$/, '.js'), { workerData });
  }
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const start = `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); })`;
  return new Worker(start, { eval: true, workerData });
}

/**
 * Writes npm-shrinkwrap.json, which travels in the package, from package-lock.json less what only development needs: `npm install -g` of the
 * package then installs what `npm ci` does, `overrides` included, which npm reads of no installed package. Run by `npm pack`, which removes it again.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const at = (name) => new URL(`../${name}`, import.meta.url);
const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
const [[, root], ...others] = Object.entries(lock.packages);
const { devDependencies: _, ...shipped } = root;
lock.packages = Object.fromEntries([['', shipped], ...others.filter(([, { dev }]) => dev !== true)]);
writeFileSync(at('npm-shrinkwrap.json'), `${JSON.stringify(lock, null, 2)}\n`);

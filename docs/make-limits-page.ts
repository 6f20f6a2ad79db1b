/** Prints docs/limits.md: `npm run limits-doc` writes it. */
import { limitsPage } from './limits-page.ts';

process.stdout.write(limitsPage());

/** Prints docs/errors.md: `npm run errors-doc` writes it. */
import { errorsPage } from './errors-page.ts';

process.stdout.write(errorsPage());

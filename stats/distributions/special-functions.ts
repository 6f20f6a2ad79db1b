/**
 * The special functions that distributions rest on, from stdlib. Of its packages, some 220 with 26 MB on disk, the build takes into
 * one file what is used here, so that no installation has them (`npm run build:special`).
 */
export { default as betainc } from '@stdlib/math-base-special-betainc';
export { default as betaincinv } from '@stdlib/math-base-special-betaincinv';
export { default as betaln } from '@stdlib/math-base-special-betaln';
export { default as erfc } from '@stdlib/math-base-special-erfc';
export { default as erfcinv } from '@stdlib/math-base-special-erfcinv';
export { default as gammainc } from '@stdlib/math-base-special-gammainc';
export { default as gammaln } from '@stdlib/math-base-special-gammaln';

/** The backend that tests of whole trainings run on: YATES_TEST_BACKEND, by default `wasm`. */
export const backendUnderTest = process.env['YATES_TEST_BACKEND'] ?? 'wasm';

import { type ServiceError, status } from '@grpc/grpc-js';

/**
 * grpc-js answers UNAVAILABLE both when it never got through and when a connection broke, and only its text tells the
 * two apart: neither the status nor a field of the error does. This is the one place that reads that text.
 */
const words = /No connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|Name resolution failed/;

/** True if the call failed because nothing answers at the address; false if a connection broke, or for other errors. */
export const neverConnected = (error: ServiceError): boolean =>
  error.code === status.UNAVAILABLE && words.test(error.details);

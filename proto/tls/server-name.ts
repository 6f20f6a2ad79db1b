/**
 * The one name that a self-signed certificate is for. Its pin says whom it belongs to, not its name, so the same
 * certificate serves under every address; TLS wants some name all the same, and takes no IP address for one.
 */
export const serverName = 'yates';

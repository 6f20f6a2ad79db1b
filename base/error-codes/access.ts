/** Errors of certificates, tokens and logins: who may talk to whom. */
import { failure, usage } from './entry.ts';

export const accessCodes = {
  E_AGENT_ID_TAKEN: usage(
    'Another credential is bound to this agent.',
    'Revoke the old one if its data folder was lost; give each agent a data folder of its own.',
  ),
  E_AGENT_TWICE: usage(
    'Another process with the same credential is at work: the data folder of an agent was copied.',
    'Stop one of the two. To make an agent of its own of a copy, remove its `agent.json` and join with `--join-file`.',
  ),
  E_COORDINATOR_NONE: usage(
    'There is no coordinator to talk to: no data folder here, no login, and none was named.',
    'Start one with `yates up SWEEP`, log in to one with `yates login`, or name a folder with `--data`.',
  ),
  E_COORDINATOR_PLAIN: usage(
    'What answers at the address speaks no TLS.',
    'Check the address; update an older coordinator first.',
  ),
  E_FILE_LOCK: failure(
    'A file that several processes change is held by another one.',
    'See which Yates process hangs, and end it.',
  ),
  E_INSECURE: usage(
    'Plain text was asked for to another machine.',
    'Leave out `--insecure`, or go through a tunnel to 127.0.0.1.',
  ),
  E_JOIN_FILE: usage(
    'The file of the join string is not there, or the string itself stands on the command line.',
    'Name a file of mode 0600, or `-` for standard input; replace a token that stood on a command line.',
  ),
  E_JOIN_MISSING: usage(
    'The agent has no credential, and nothing to join with.',
    'Hand it the string that the coordinator printed, with `--join-file`.',
  ),
  E_JOIN_PIN: usage(
    'The join string has no pin, and no authority is named.',
    'Copy the whole string, or name the authority with `--tls-ca`.',
  ),
  E_JOIN_STRING: usage('The join string is damaged.', 'Copy the whole string that the coordinator printed.'),
  E_LOGIN_MISSING: usage(
    'There is no login for this coordinator.',
    'Log in with `yates login`, or name its data folder with `--data`.',
  ),
  E_LOGIN_STORE: failure('The file of logins is damaged.', 'Remove it, and log in again.'),
  E_PIN_DIFFERS: usage(
    'Another certificate answers at the address than the one that the pin is of; no token was sent.',
    'Ask if the certificate was renewed, and join again; otherwise somebody stands in between.',
  ),
  E_PIN_FORM: usage(
    'A pin is not the SHA-256 of a certificate.',
    'Copy the whole string that the coordinator printed.',
  ),
  E_PROTOCOL: failure(
    'Agent and coordinator are of versions that do not understand each other.',
    'Update the older of the two.',
  ),
  E_SECRET_FILE: usage(
    'A file with a secret is open to others, belongs to another user, is a link, or cannot be used.',
    'Do what the error says; replace the secret if others could have read it.',
  ),
  E_SECRET_FOLDER: usage(
    'A folder for secrets is open to others, belongs to another user, or is no folder.',
    'Do what the error says; replace the secrets if others could have read them.',
  ),
  E_TLS_FILE: usage(
    'A certificate or key cannot be read or used.',
    'Name PEM files; keys must not be encrypted.',
  ),
  E_TLS_PAIR: usage(
    'A key does not belong to its certificate, or is missing.',
    'Name the key that the certificate was made with.',
  ),
  E_TOKEN_AGENT: usage(
    'An agent acts for another agent than its credential is bound to.',
    'Give each agent a data folder and a credential of its own.',
  ),
  E_TOKEN_AMBIGUOUS: usage('Several tokens have this name.', 'Name one by its id.'),
  E_TOKEN_COMMANDS: usage(
    'The token may not launch sweeps that run programs.',
    'Ask an admin for a token made with `--allow-command-sweeps`.',
  ),
  E_TOKEN_EXPIRED: usage('The token has expired.', 'Ask an admin for a new one.'),
  E_TOKEN_INVALID: usage(
    'The coordinator does not know the token.',
    'Log in again with the string that this coordinator printed.',
  ),
  E_TOKEN_MISSING: usage(
    'The call carries no token.',
    'Log in with the string that the coordinator printed, or name its data folder with `--data`.',
  ),
  E_TOKEN_NAME: usage(
    'A name of a token is empty, too long, or has control characters.',
    'Choose another name.',
  ),
  E_TOKEN_REVOKED: usage('The token was revoked.', 'Ask an admin for a new one.'),
  E_TOKEN_ROLE: usage('The role of the token does not allow the call.', 'Use a token of a role that does.'),
  E_TOKEN_STORE: failure(
    'The coordinator cannot read its list of tokens.',
    'Put the file back from a copy, or remove it and make new tokens.',
  ),
  E_TOKEN_UNKNOWN: usage('There is no such token.', 'Look the tokens up.'),
};

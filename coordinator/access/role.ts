/** Who may do what. A call needs one right (call-rights.ts), a token has a role, and a role is a set of rights. */
export const roles = ['viewer', 'operator', 'admin', 'agent', 'join'] as const;

/** `join` is of those tokens that a new agent exchanges for a credential of its own, role `agent`. */
export type Role = (typeof roles)[number];

export type Right =
  /** Sees sweeps, trials, agents, output and artifacts. */
  | 'read'
  /** Launches, pauses, extends, cancels. Command sweeps are a right of their own: `mayLaunchCommands` of a token. */
  | 'steer'
  /** Readmits agents, and speaks for the jobs that they run in. */
  | 'administer'
  /** Leases trials and hands results over, as the agent that the token is bound to. */
  | 'work'
  /** Makes a credential for a new agent. */
  | 'join'
  /** Asks for the server's health and for the form of its calls. */
  | 'probe';

const rights: Readonly<Record<Role, ReadonlySet<Right>>> = {
  viewer: new Set<Right>(['read', 'probe']),
  operator: new Set<Right>(['read', 'steer', 'probe']),
  admin: new Set<Right>(['read', 'steer', 'administer', 'probe']),
  agent: new Set<Right>(['work', 'probe']),
  join: new Set<Right>(['join', 'probe']),
};

export const hasRight = (role: Role, right: Right): boolean => rights[role].has(right);

/** @returns the roles that have the right, for messages */
export const rolesWith = (right: Right): readonly Role[] => roles.filter((role) => hasRight(role, right));

/** True for a role whose tokens may be given the right to launch sweeps of kind `command`. */
export const mayHaveCommands = (role: Role): boolean => hasRight(role, 'steer');

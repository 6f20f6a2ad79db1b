/** A sweep that any agent can pretend to run. */
export function probeSweep(name: string, levels: number, extra = ''): string {
  const list = Array.from({ length: levels }, (_, at) => at).join(', ');
  return `version: 1
name: ${name}
factors:
  level: [${list}]
replicates: 2
response: { primary: score, goal: maximize }
trainer: { kind: command }
${extra}`;
}

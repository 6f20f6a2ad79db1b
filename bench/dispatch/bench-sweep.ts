/** A sweep of `trials` cells that do nothing: one factor, or two where one would be too long. */
export function benchSweep(trials: number, name = 'bench'): string {
  const list = (count: number): string => Array.from({ length: count }, (_, at) => at).join(', ');
  const factors =
    trials <= 1_000
      ? `level: [${list(trials)}]`
      : `thousand: [${list(Math.ceil(trials / 1_000))}], one: [${list(1_000)}]`;
  return `version: 1
name: ${name}
factors: { ${factors} }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
`;
}

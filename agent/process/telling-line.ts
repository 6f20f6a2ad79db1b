/** A message with the line of the output that names an error, else with its last one. */
export function withTellingLine(message: string, printed: string): string {
  const lines = printed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const line = lines.findLast((line) => namesAnError.test(line)) ?? lines.at(-1);
  return line === undefined || message.includes(line) ? message : `${message} (${line.slice(0, lineMax)})`;
}

const namesAnError = /^(?:Uncaught )?(?:[A-Za-z_][\w.]*(?:Error|Exception)\b|Error\b|FATAL|E_[A-Z])/;
const lineMax = 400;

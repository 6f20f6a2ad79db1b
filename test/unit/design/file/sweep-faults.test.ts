import { describe, expect, it } from 'vitest';
import { faultsOf, rightSweep, withLine } from '../sweep-text.ts';

const manyFactors = Array.from({ length: 12 }, (_, index) => `  f${index}: [0,1,2,3,4,5,6,7,8,9]`).join('\n');
const longText = 'x'.repeat(201);

/** [what is wrong, file, the only fault] */
const cases: [string, string, string][] = [
  ['unknown key', `${rightSweep}replicate: 2\n`, '13:1 unknown key "replicate"; did you mean "replicates"?'],
  [
    'unknown key far from any',
    `${rightSweep}zzzzzz: 2\n`,
    '13:1 unknown key "zzzzzz"; known: version, name, description, factors, derive, constraints, design, random, references, replicates, blocks, seed, seeds, response, stop, trainer, resources, retry',
  ],
  [
    'unknown key in a factor',
    withLine('  scale', '  scale: { levels: [0.5, 1, 2], lable: s }'),
    '5:33 unknown key "lable" in factors.scale; did you mean "label"?',
  ],
  [
    'camel case',
    `${rightSweep}retry: { outOfMemory: 2 }\n`,
    '13:10 unknown key "outOfMemory" in retry; did you mean "out_of_memory"?',
  ],
  [
    'another version',
    withLine('version', 'version: 3'),
    'E_SWEEP_VERSION 1:10 version 3 of the file format is not known to this version of Yates; write version: 2, or use the version of Yates that the file was made for',
  ],
  [
    'no version',
    withLine('version', '# none'),
    'E_SWEEP_MISSING 2:1 key "version" is missing; add version: 1',
  ],
  [
    'name with a space',
    withLine('name', 'name: my sweep'),
    'E_SWEEP_VALUE 2:7 name: "my sweep" is not a name; use letters, digits',
  ],
  [
    'name that is a number',
    withLine('name', 'name: 12'),
    'E_SWEEP_VALUE 2:7 name: 12 is not text; write it in quotes: "12"',
  ],
  [
    'level of the wrong type',
    withLine('  scale', '  scale: [0.5, 1, two]'),
    'E_FACTOR_LEVEL 5:19 factor "scale": level "two" is not a number; write 2',
  ],
  [
    'quoted number',
    withLine('  scale', '  scale: [0.5, 1, "2"]'),
    'E_FACTOR_LEVEL 5:19 factor "scale": level "2" is not a number; write 2',
  ],
  [
    'text among numbers',
    withLine('  scale', '  scale: [0.5, 1, large]'),
    'factor "scale": level "large" is not a number; write a number, or put every level',
  ],
  [
    'number among texts',
    withLine('  scale', '  scale: [0.5, 1]\n  more: [a, b, 4]'),
    'level 4 is not text; write "4"',
  ],
  [
    'truth value among numbers',
    withLine('  scale', '  scale: [0.5, 1, 2, true]'),
    'level true is not a number',
  ],
  [
    'empty level',
    withLine('  scale', '  scale: [0.5, 1, ~]'),
    'E_FACTOR_LEVEL 5:19 factor "scale": an empty value is not a level; write text, a number, true or false',
  ],
  [
    'infinite level',
    withLine('  scale', '  scale: [0.5, 1, .inf]'),
    'E_NUMBER 5:19 .inf is not a finite number',
  ],
  [
    'too many digits',
    withLine('  scale', '  scale: [0.5, 1, 12345678901234567890]'),
    'E_NUMBER 5:19 12345678901234567890 has more digits than a number keeps; put it in quotes',
  ],
  [
    'blank level',
    withLine('  scale', '  scale: [0.5, 1]\n  more: [a, " "]'),
    'E_FACTOR_LEVEL 6:13 factor "more": a level has no visible character',
  ],
  [
    'long level',
    withLine('  scale', `  scale: [0.5, 1]\n  more: [a, ${longText}]`),
    'a level has 201 characters, more than 200',
  ],
  [
    'control character',
    withLine('  scale', '  scale: [0.5, 1]\n  more: [a, "b\\e"]'),
    'has a control character',
  ],
  [
    'empty factor',
    withLine('  scale', '  scale: []'),
    'E_FACTOR_EMPTY 5:10 factor "scale" has no level; give it at least two levels, or remove it',
  ],
  [
    'factor without a list',
    withLine('  scale', '  scale: 2'),
    'E_FACTOR_LEVEL 5:10 factor "scale" needs a list of levels, not 2; write [2]',
  ],
  [
    'factor without anything',
    withLine('  scale', '  scale:'),
    'factor "scale" needs a list of levels, not an empty value',
  ],
  [
    'factor without levels',
    withLine('  scale', '  scale: { label: s }'),
    'E_SWEEP_MISSING 5:10 key "levels" is missing in factors.scale; add levels: [0.5, 1, 2]',
  ],
  [
    'duplicate level',
    withLine('  scale', '  scale: [0.5, 1, 2, 0.5]'),
    'E_FACTOR_DUPLICATE_LEVEL 5:22 factor "scale": level 0.5 is listed twice, first at 5:11; remove one; to run cells more often, set replicates',
  ],
  [
    'duplicate in another spelling',
    withLine('  scale', '  scale: [0.5, 1, 2, 2.0]'),
    'level 2 is listed twice, first at 5:19',
  ],
  [
    'reserved name',
    withLine('  scale', '  scale: [0.5, 1]\n  block: [1, 2]'),
    'E_NAME_RESERVED 6:3 factor "block" has a name that is reserved for a column that every export has; rename it, for example block_level',
  ],
  [
    'a word of the expressions',
    withLine('  scale', '  scale: [0.5, 1]\n  in: [1, 2]'),
    'E_NAME_RESERVED 6:3 factor "in" has a name that is reserved for constraint expressions',
  ],
  [
    'a word of JavaScript',
    withLine('  scale', '  scale: [0.5, 1]\n  constructor: [1, 2]'),
    'E_NAME_RESERVED 6:3',
  ],
  [
    'name with a dash',
    withLine('  scale', '  scale: [0.5, 1]\n  mid-dim: [1, 2]'),
    'E_NAME 6:3 "mid-dim" cannot be a name; use a letter, then letters, digits and underscores',
  ],
  ['prototype', `${rightSweep}__proto__: { a: 1 }\n`, 'E_NAME 13:1 "__proto__" cannot be a name'],
  [
    '1e12 cells',
    rightSweep.replace('derive:', `${manyFactors}\nderive:`),
    'E_DESIGN_TOO_LARGE 3:1 the full cross has 9,000,000,000,000 cells (input 3 x scale 3 x f0 10',
  ],
  [
    'too many trials',
    withLine('response', 'replicates: 20000\nresponse: { primary: clip, goal: maximize }').replace(
      'derive:',
      `  f: [${Array.from({ length: 200 }, (_, level) => level).join(', ')}]\nderive:`,
    ),
    'E_DESIGN_TOO_LARGE 3:1 the design (input 3 x scale 3 x f 200 x 20000 replicates) has more than 1,000,000 trials; remove levels or replicates, or add constraints',
  ],
  [
    'unsatisfiable',
    withLine("  - 'scale", "  - 'scale > 4'"),
    "E_CONSTRAINT_UNSATISFIABLE 8:1 the constraints leave none of 9 cells: constraint 'scale > 4' removes 9; loosen one of them",
  ],
  [
    'unsatisfiable together',
    withLine("  - 'scale", "  - 'scale >= 1'\n  - 'scale < 1'"),
    "leave none of 9 cells: constraint 'scale >= 1' removes 3, constraint 'scale < 1' removes 6",
  ],
  [
    'not an expression',
    withLine("  - 'scale", "  - 'scale <='"),
    "E_CONSTRAINT_SYNTAX 10:14 constraint 'scale <=': unexpected token: EOF; CEL is written like",
  ],
  [
    'single equals sign',
    withLine("  - 'scale", "  - 'scale = 2'"),
    "E_CONSTRAINT_SYNTAX 10:12 constraint 'scale = 2': unexpected character: =",
  ],
  [
    'unknown name',
    withLine("  - 'scale", '  - \'input == "CAc" || scal <= 2\''),
    `E_CONSTRAINT_NAME 10:24 constraint 'input == "CAc" || scal <= 2': no factor or derived column named "scal"; did you mean "scale"?`,
  ],
  [
    'not true or false',
    withLine("  - 'scale", "  - 'scale + 1'"),
    "E_CONSTRAINT_TYPE 10:5 constraint 'scale + 1' has the type double, not true or false",
  ],
  ['text against number', withLine("  - 'scale", "  - 'input < 3'"), 'E_CONSTRAINT_TYPE 10:6'],
  [
    'no such level',
    withLine("  - 'scale", '  - \'input != "CAcc"\''),
    `E_CONSTRAINT_LEVEL 10:15 constraint 'input != "CAcc"': "CAcc" is not a level of input; did you mean "CAc"?`,
  ],
  ['no such level in a list', withLine("  - 'scale", "  - 'scale in [1, 3]'"), 'E_CONSTRAINT_LEVEL 10:19'],
  ['division by zero', withLine("  - 'scale", "  - '1 / 0 == 1'"), 'E_CONSTRAINT_VALUE 8:1'],
  [
    'long expression',
    withLine("  - 'scale", `  - 'scale < ${'1 + '.repeat(600)}1'`),
    'E_CONSTRAINT_SYNTAX 10:5 a constraint has 2409 characters',
  ],
  [
    'unknown rule',
    withLine('  - rule', '  - rule: adapter-position'),
    'E_CONSTRAINT_RULE 9:5 no rule named "adapter-position"; did you mean "adapter-positions"?',
  ],
  [
    'constraint that is a number',
    withLine("  - 'scale", '  - 3'),
    "E_SWEEP_VALUE 10:5 constraints.1: 3 is not a constraint; write an expression such as 'scale <= 2'",
  ],
  [
    'no position for the rule',
    withLine(
      'derive',
      'constraints: [{ rule: adapter-positions }]\nresponse: { primary: clip, goal: maximize }\ntrainer: { kind: diffusion }',
    )
      .split('\n')
      .slice(0, 8)
      .join('\n'),
    'E_CONSTRAINT_NAME 6:15 rule adapter-positions needs a factor or derived column "output"; add output, or remove the rule',
  ],
  [
    'derived from nothing',
    withLine('  output', '  output: { by: inptu, map: { SAin: SAin, CAc: CAc, CAout: FFNin } }'),
    'E_DERIVE_BY 7:17 derived column "output" follows "inptu", which is not a factor; did you mean "input"?',
  ],
  [
    'derived map incomplete',
    withLine('  output', '  output: { by: input, map: { SAin: SAin, CAc: CAc } }'),
    'E_DERIVE_INCOMPLETE 7:24 derived column "output" has no value for input = "CAout"; add CAout: ...',
  ],
  [
    'derived from no level',
    withLine('  output', '  output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin, CAin: CAin } }'),
    'E_DERIVE_LEVEL 7:67 derived column "output": "CAin" is not a level of factor "input"; did you mean "SAin"?',
  ],
  [
    'derived and a factor',
    withLine(
      '  output',
      '  output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin } }\n  scale: { by: input, map: { SAin: 1, CAc: 1, CAout: 1 } }',
    ),
    'E_DERIVE_NAME 8:3 "scale" is declared as a factor and as a derived column',
  ],
  [
    'derived of two kinds',
    withLine(
      '  output',
      '  output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin } }\n  cost: { by: input, map: { SAin: 1, CAc: 1, CAout: high } }',
    ),
    'E_DERIVE_LEVEL 8:53 derived column "cost": "high" is not a number',
  ],
  [
    'two keys of one level',
    withLine(
      '  output',
      '  output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin } }\n  size: { by: scale, map: { 0.5: 1, 1: 2, 2: 3, 2.0: 4 } }',
    ),
    'derived column "size": "2.0" is the same level as "2"',
  ],
  [
    'no response',
    withLine('response', '# none'),
    'E_RESPONSE_MISSING 1:1 key "response" is missing; add response: { primary: clip_image, goal: maximize }',
  ],
  [
    'no primary response',
    withLine('response', 'response: { goal: maximize }'),
    'E_RESPONSE_MISSING 11:11 key "primary" is missing in response; add primary: clip_image, the one metric that the conclusions rest on',
  ],
  [
    'no goal',
    withLine('response', 'response: { primary: clip }'),
    'E_RESPONSE_MISSING 11:11 key "goal" is missing in response; add goal: maximize or goal: minimize',
  ],
  [
    'no such goal',
    withLine('response', 'response: { primary: clip, goal: maximise }'),
    'E_SWEEP_VALUE 11:34 response.goal cannot be "maximise"; did you mean "maximize"?',
  ],
  [
    'response named as a factor',
    withLine('response', 'response: { primary: scale, goal: maximize }'),
    'E_RESPONSE_NAME 11:22 response "scale" has the name of a factor',
  ],
  [
    'response twice',
    withLine(
      'response',
      'response: { primary: clip, goal: maximize, also: [{ name: clip, goal: maximize }] }',
    ),
    'E_RESPONSE_NAME 11:59 response "clip" is declared twice',
  ],
  [
    'reserved response',
    withLine('response', 'response: { primary: state, goal: maximize }'),
    'E_NAME_RESERVED 11:22',
  ],
  [
    'unknown trainer',
    withLine('trainer', 'trainer: { kind: difusion }'),
    'E_SWEEP_VALUE 12:18 trainer.kind cannot be "difusion"; did you mean "diffusion"?',
  ],
  [
    'duration without unit',
    withLine('trainer', 'trainer: { kind: diffusion, timeout: 90 }'),
    'E_SWEEP_VALUE 12:38 trainer.timeout: 90 is not a duration; write a number and ms, s, m, h or d, such as 90s, or none',
  ],
  [
    'duration with another unit',
    withLine('trainer', 'trainer: { kind: diffusion, timeout: 90 min }'),
    'trainer.timeout: "90 min" is not a duration',
  ],
  [
    'endless duration',
    withLine('trainer', 'trainer: { kind: diffusion, timeout: 100d }'),
    'trainer.timeout: 100d is longer than 24 days; write none for no limit',
  ],
  [
    'number of runs in place of their map',
    `${rightSweep}design: { d_optimal: 8 }\n`,
    'E_SWEEP_VALUE 13:22 design.d_optimal: 8 is not a map of keys; write d_optimal: { runs: 80 }',
  ],
  [
    'name of a design',
    `${rightSweep}design: d_optimal\n`,
    'E_SWEEP_VALUE 13:9 design: "d_optimal" is not a design; write full, { fraction: latin }, { fraction: { resolution: 4 } }, { d_optimal: { runs: 80 } } or { whole_plot: [factor] }',
  ],
  [
    'two designs at once',
    `${rightSweep}design: { d_optimal: { runs: 8 }, fraction: latin }\n`,
    'E_SWEEP_KEY 13:11 key "d_optimal" in design does not go with what else stands there; write full, { fraction: latin }, { fraction: { resolution: 4 } }, { d_optimal: { runs: 80 } } or { whole_plot: [factor] }',
  ],
  [
    'key of no design',
    `${rightSweep}design: { runs: 8 }\n`,
    'E_SWEEP_KEY 13:11 unknown key "runs" in design; known: fraction, by, whole_plot, d_optimal',
  ],
  [
    'share as a fraction',
    `${rightSweep}design: { fraction: 0.5 }\n`,
    'E_SWEEP_VALUE 13:21 design.fraction cannot be 0.5; write fraction: latin, or fraction: { resolution: 4 }',
  ],
  [
    'time without unit in a design',
    `${rightSweep}design: { d_optimal: { gpu_hours: 3, trial_time: 5 } }\n`,
    '13:50 design.d_optimal.trial_time: 5 is not a duration',
  ],
  [
    'balance by a number',
    `${rightSweep}dispatch: { balance: 3 }\n`,
    '13:22 dispatch.balance: 3 is not what is to see all levels; write agent, device or { label: NAME }',
  ],
  [
    'half a replicate',
    `${rightSweep}replicates: 1.5\n`,
    'E_SWEEP_VALUE 13:13 replicates: 1.5 is not a whole number; write a whole number',
  ],
  ['no replicate', `${rightSweep}replicates: 0\n`, 'E_SWEEP_VALUE 13:13 replicates: 0 is not 1 or more'],
  ['negative seed', `${rightSweep}seed: -1\n`, 'E_SWEEP_VALUE 13:7 seed: -1 is not 0 or more'],
  [
    'label that is a number',
    `${rightSweep}resources: { labels: { gpu: 0 } }\n`,
    'E_SWEEP_VALUE 13:29 resources.labels.gpu: 0 is not text; write it in quotes: "0"',
  ],
  [
    'constraints that are no list',
    rightSweep.replace(/constraints:[^]*?response/, "constraints: 'scale < 2'\nresponse"),
    'E_SWEEP_VALUE 8:14 constraints: "scale < 2" is not a list; write a list: [ ... ]',
  ],
  ['no map at all', '- a\n- b\n', 'E_SWEEP_TYPE 1:1 a sweep file must be a map of keys'],
  ['only a comment', '# nothing\n', 'E_SWEEP_TYPE 1:1 a sweep file must be a map of keys'],
];

describe('a faulty sweep file', () => {
  it.each(cases)('%s', (_name, text, expected) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('is right before it is made wrong', () => {
    expect(faultsOf(rightSweep)).toEqual([]);
  });

  it('says all its faults at once, in the order of the file', () => {
    const text = withLine('  scale', '  scale: [0.5, 1, two, 1]')
      .replace('SAin: SAin,', 'SAin: SAin, CAcc: CAc,')
      .replace('|| input', '|| inptu')
      .replace('goal: maximize', 'goal: up')
      .concat('blocks: seed\n');
    expect(faultsOf(text).map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
      'E_FACTOR_LEVEL 5:19',
      'E_FACTOR_DUPLICATE_LEVEL 5:24',
      'E_DERIVE_LEVEL 7:43',
      'E_CONSTRAINT_NAME 10:20',
      'E_SWEEP_VALUE 11:34',
      'E_SWEEP_VALUE 13:9',
    ]);
  });

  it('is not blamed for what follows from another fault', () => {
    expect(faultsOf(withLine('  scale', '  scale: []'))).toHaveLength(1);
    expect(faultsOf(withLine('  input', '  input: 3'))).toHaveLength(1);
  });

  it('refuses a level that is no adapter position where it is written', () => {
    const text = withLine('  input', '  input: { levels: [SAin, CAc, CAot] }').replace(
      'CAout: FFNin',
      'CAot: FFN_in',
    );
    expect(faultsOf(text)).toEqual([
      'E_FACTOR_LEVEL 4:32 factor "input": level "CAot" is not an adapter position; did you mean "CAout"?',
      'E_FACTOR_LEVEL 7:59 factor "output": level "FFN_in" is not an adapter position; did you mean "FFNin"?',
    ]);
  });

  it('refuses one position in two spellings', () => {
    const text = withLine('  input', '  input: [SAin, CAc, attn1i]').replace('CAout: FFNin', 'attn1i: FFNin');
    expect(faultsOf(text)).toEqual([
      'E_FACTOR_DUPLICATE_LEVEL 4:22 factor "input": levels "SAin" and "attn1i" are two spellings of one; keep one of them',
    ]);
  });

  it('has no rule if its trainer has none, or is not known', () => {
    const command = withLine('trainer', 'trainer: { kind: command, run: train }');
    const none = [
      `E_CONSTRAINT_RULE 9:5 no rule named "adapter-positions": the trainer of this sweep has none; write an expression, such as 'scale <= 2'`,
    ];
    expect(faultsOf(command)).toEqual(none);
    expect(faultsOf(rightSweep, { trainers: {} })).toEqual(none);
    expect(faultsOf(withLine('trainer', 'trainer: { kind: difusion }'))).toHaveLength(1);
    expect(faultsOf(withLine('  - rule', '  - rule: toString'))[0]).toContain('no rule named "toString"');
  });

  it('points into an expression that is folded over lines', () => {
    const text = withLine("  - 'scale", '  - |\n    scale <= 2 ||\n    inptu == "CAc"');
    expect(faultsOf(text)[0]).toContain('E_CONSTRAINT_NAME 10:5');
  });
});

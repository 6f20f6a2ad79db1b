import { describe, expect, it } from 'vitest';
import { metricCandidates } from '../../../../cli/init/metric-candidates.ts';
import { measuredVariable, printedSamples, reportedMetrics } from '../../../../cli/init/printed-samples.ts';
import { pythonTokens } from '../../../../cli/init/python-tokens.ts';

describe('metrics in printed lines', () => {
  it.each([
    [
      'val loss: 0.123',
      { name: 'val_loss', goal: 'minimize', value: 0.123, pattern: '\\bval\\s+loss:\\s*(\\S+)' },
    ],
    ['Epoch 3/10 | test_acc=91.5% | 2.1s', { name: 'test_acc', goal: 'maximize', value: 91.5 }],
    ['loss=1.5e-05, lr=0.1', { name: 'loss', value: 1.5e-5 }],
    ['[12/20] F1 (macro) 0.5 loss nan', { name: 'loss', value: Number.NaN }],
    ['Test set: Average loss: 0.0261, Accuracy: 9913/10000 (99%)', { name: 'average_loss', value: 0.0261 }],
    ['loss:0.5,acc:0.7', { name: 'loss', pattern: '\\bloss:([-+.\\w]+)' }],
    ["{'eval_loss': 0.25, 'epoch': 3.0}", { name: 'eval_loss', value: 0.25 }],
  ])('%s', (line, metric) => {
    expect(metricCandidates([line])[0]).toMatchObject(metric);
  });

  it('are not counters, times and versions', () => {
    expect(
      metricCandidates(['epoch 3 step 4 lr 0.1 took 3 s', 'python 3.11', 'v1.2', '128 images', 'x1.5']),
    ).toMatchObject([{ name: 'python' }]);
  });

  it('are held-out ones first, by their last value', () => {
    const lines = ['train loss: 3', 'val loss: 2', 'train loss: 1', 'val loss: 0.5'];
    expect(metricCandidates(lines).map(({ name, value }) => [name, value])).toEqual([
      ['val_loss', 0.5],
      ['train_loss', 1],
    ]);
  });

  it('are found in no time, whatever is printed', () => {
    for (const text of ['1', 'a ', 'loss: ', 'a:1 ', '((((', '0.0'])
      expect(metricCandidates([text.repeat(100_000)]).length).toBeLessThan(10);
  });
});

describe('what the text of a script shows of its output', () => {
  const namesIn = (text: string): string[] =>
    metricCandidates(printedSamples(pythonTokens(text)).map((sample) => sample.text)).map(({ name }) => name);

  it.each([
    ['print(f"val loss: {loss / {1: 2}[1]:.4f} {{x}}")', ['val_loss']],
    ['print("test acc: %.2f%%" % (100 * acc))', ['test_acc']],
    ['print("test acc: {:.2f}".format(acc))', ['test_acc']],
    ['print("loss:", loss.item())', ['loss']],
    ['logger.info(f"epoch {e}: loss {x}")', ['loss']],
    ['# print(f"loss: {x}")', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it('names results that are printed as JSON, and the variable that holds one', () => {
    const tokens = pythonTokens(
      'loss = 3\nval_loss = f(x)\nprint(json.dumps({"result": {"loss": loss, "acc": a}}))',
    );
    expect(reportedMetrics(tokens)).toEqual(['loss', 'acc']);
    expect(measuredVariable(tokens)).toEqual({ name: 'val_loss', line: 2 });
    expect(measuredVariable(pythonTokens('x = 1\nif loss == 3: pass'))).toBeUndefined();
  });
});

import { expect, it } from 'vitest';
import { decodeEvent, encodeEvent } from '../../../../coordinator/log/event-codec.ts';
import { sampleEvent } from '../../../contract/sample-events.ts';

const stored = encodeEvent(sampleEvent('a'));

it.each(['', '{', 'null', '[]', '"x"', '3', '{"a":1}}'])(
  'an event that is no JSON map is damage: %s',
  (data) => {
    expect(() => decodeEvent({ ...stored, data }, 7)).toThrow(/E_LOG_CORRUPT event 7 /);
  },
);

it.each(['{"result":null}', '{"result":3}', '{"result":{"metrics":"NaN"}}', '{"result":{"metrics":null}}'])(
  'metrics of another form are left as they are: %s',
  (data) => {
    expect(decodeEvent({ ...stored, data }, 7)).toMatchObject(JSON.parse(data) as object);
  },
);

it('numbers that JSON does not have come back', () => {
  const data = '{"result":{"metrics":{"loss":"NaN","bound":"-Infinity"}}}';
  expect(decodeEvent({ ...stored, data }, 7)).toMatchObject({
    result: { metrics: { loss: Number.NaN, bound: Number.NEGATIVE_INFINITY } },
  });
});

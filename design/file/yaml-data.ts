import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Json } from '../../base/canonical-json.ts';
import type { ErrorCode } from '../../base/error-codes.ts';

/** Reports a fault of what is written at a node. */
export type RefuseNode = (code: ErrorCode, node: Node, message: string, next: string) => void;

/** What JSON can hold of a YAML text; anything else is refused, and is null or left out in the result. */
export function dataOf(node: Node | null, refuse: RefuseNode): Json {
  if (node === null) return null;
  if (isAlias(node)) {
    const message = `alias *${node.source} is not allowed in a sweep file`;
    refuse('E_YAML_ALIAS', node, message, 'write out what it stands for');
    return null;
  }
  if (isSeq(node)) return node.items.map((item) => dataOf(item as Node | null, refuse));
  if (isMap(node)) return mapData(node.items as Pair<Node, Node | null>[], refuse);
  return isScalar(node) ? scalarData(node, refuse) : null;
}

function scalarData(node: Scalar, refuse: RefuseNode): Json {
  const value = node.value as Json;
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) {
    refuse('E_NUMBER', node, `${node.source} is not a finite number`, 'put it in quotes or change it');
  } else if (!Number.isSafeInteger(value) && /^[-+]?\d+$/.test(node.source ?? '')) {
    refuse('E_NUMBER', node, `${node.source} has more digits than a number keeps`, 'put it in quotes');
  }
  return value === 0 ? 0 : value; // -0 would be a second zero
}

function mapData(pairs: readonly Pair<Node, Node | null>[], refuse: RefuseNode): Json {
  const data: Record<string, Json> = {};
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    if (Object.hasOwn(data, name)) {
      const message = `key "${name}" is written twice in the same map`;
      refuse('E_YAML_DUPLICATE_KEY', key, message, 'keep one of them');
    } else if (name === '__proto__') {
      refuse('E_NAME', key, '"__proto__" cannot be a name', 'choose another');
    } else {
      data[name] = dataOf(value, refuse);
    }
  }
  return data;
}

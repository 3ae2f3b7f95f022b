import { isObject, type JsonObject, oneOrMany } from '../json.ts';

/** Operators of IAM conditions that the simulator judges. It takes any other for one that does not match and says nothing. */
const operators = new Set(
  [
    ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (it) => `String${it}`,
    ),
    ...['Numeric', 'Date'].flatMap((kind) =>
      ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
        (it) => `${kind}${it}`,
      ),
    ),
    ...['Equals', 'Like', 'NotEquals', 'NotLike'].map((it) => `Arn${it}`),
    'Bool',
    'BinaryEquals',
    'IpAddress',
    'NotIpAddress',
    'Null',
  ].map((it) => it.toLowerCase()),
);

/** `ForAllValues:StringLikeIfExists` is a `StringLike`; IAM does not mind the case of either. */
const isKnown = (operator: string): boolean => {
  const [, plain = ''] =
    /^(?:forallvalues:|foranyvalue:)?(.*?)(?:ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  return operators.has(plain);
};

/** Throws when a statement depends on what the laptop could not judge: a `Deny` would be passed over unseen. */
export function refuseUnknownConditions(document: JsonObject, place: string): JsonObject {
  for (const statement of oneOrMany(document['Statement'])) {
    const condition = isObject(statement) ? statement['Condition'] : undefined;
    const unknown = Object.keys(isObject(condition) ? condition : {}).find((it) => !isKnown(it));
    if (unknown)
      throw new Error(`${place} has a condition with ${unknown}, which the laptop cannot judge`);
  }
  return document;
}

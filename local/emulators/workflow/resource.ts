/** What a Task does: call a function for its result, call it and await a token, or call it as a plain resource. */
export type Resource =
  | { readonly kind: 'function' }
  | { readonly kind: 'invoke' }
  | { readonly kind: 'token' };

const INVOKE = /^arn:aws(?:-[a-z]+)*:states:::lambda:invoke(\.waitForTaskToken)?$/;
const FUNCTION = /^arn:aws(?:-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/;

/** Undefined for a resource that this interpreter does not have. */
export function resourceOf(arn: string): Resource | undefined {
  if (FUNCTION.test(arn)) return { kind: 'function' };
  const invoke = INVOKE.exec(arn);
  if (!invoke) return undefined;
  return { kind: invoke[1] === undefined ? 'invoke' : 'token' };
}

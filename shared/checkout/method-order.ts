import type { ProfileMethod } from "./profile-settings.ts";

/** The product of a payment product type: `dintero_psp` of `dintero_psp.creditcard`. */
export function productOf(type: string): string {
  return type.split(".")[0] ?? type;
}

/** Methods with one moved a place; a method at the edge of its provider's group takes the group along. */
export function moveMethod(methods: readonly ProfileMethod[], type: string, step: -1 | 1): ProfileMethod[] {
  const at = methods.findIndex((method) => method.type === type);
  const moved = methods[at];
  const neighbour = methods[at + step];
  if (moved === undefined || neighbour === undefined) return [...methods];
  if (productOf(moved.type) === productOf(neighbour.type)) {
    return methods.map((method, index) => (index === at ? neighbour : index === at + step ? moved : method));
  }
  const groups = methodGroups(methods);
  const group = groups.findIndex((members) => members.includes(moved));
  const [own, other] = [groups[group], groups[group + step]];
  if (own === undefined || other === undefined) return [...methods];
  return groups.flatMap((members, index) => (index === group ? other : index === group + step ? own : members));
}

/** The methods by provider, in the order in which the providers first come. */
export function methodGroups(methods: readonly ProfileMethod[]): ProfileMethod[][] {
  const groups = new Map<string, ProfileMethod[]>();
  for (const method of methods) {
    const product = productOf(method.type);
    groups.set(product, [...(groups.get(product) ?? []), method]);
  }
  return [...groups.values()];
}

/** Those that the order names, as it has them; the others after them, as they come. */
export function inOrder<Item>(
  items: readonly Item[],
  order: readonly string[],
  sourceOf: (item: Item) => string,
): Item[] {
  const rank = (item: Item) => {
    const index = order.indexOf(sourceOf(item));
    return index === -1 ? order.length : index;
  };
  return items.toSorted((a, b) => rank(a) - rank(b));
}

/** The order after a column has changed places with its neighbor. */
export function moved(order: readonly string[], source: string, by: 1 | -1): string[] {
  const from = order.indexOf(source);
  const to = from + by;
  const [one, other] = [order[from], order[to]];
  if (one === undefined || other === undefined) return [...order];
  return order.with(from, other).with(to, one);
}

/**
 * Those that the order names, as it has them. One that it does not name stays behind the one that it comes behind, so
 * that an order made where fewer columns fit leaves the others in their places.
 */
export function inOrder<Item>(
  items: readonly Item[],
  order: readonly string[],
  sourceOf: (item: Item) => string,
): Item[] {
  const isNamed = (item: Item) => order.includes(sourceOf(item));
  const placed = items.filter(isNamed).sort((a, b) => order.indexOf(sourceOf(a)) - order.indexOf(sourceOf(b)));
  items.forEach((item, index) => {
    if (isNamed(item)) return;
    const before = items[index - 1];
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, item);
  });
  return placed;
}

/**
 * The order after a column has changed places with its neighbor.
 *
 * @param shown the columns as they stand on the screen.
 * @param order also of columns that are not there now; they keep their places.
 */
export function moved(
  { shown, order }: { shown: readonly string[]; order: readonly string[] },
  source: string,
  by: 1 | -1,
): string[] {
  const neighbor = shown[shown.indexOf(source) + by];
  const next = shown.map((name) => (name === source ? (neighbor ?? name) : name === neighbor ? source : name));
  // Places of columns that are there are filled anew, one after the other; those of the others are left alone.
  const all = [...order, ...shown.filter((name) => !order.includes(name))];
  let filled = 0;
  return all.map((name) => (shown.includes(name) ? (next[filled++] ?? name) : name));
}

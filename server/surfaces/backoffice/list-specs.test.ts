import { expect, test } from "vitest";
import { listSpecs } from "./list-specs.ts";
import { routes } from "./routes.ts";

/** Lists that are a part of another page, where nobody keeps a view of them. */
const withinPages = ["/bulk-items", "/balance-lines", "/events", "/sessions/funnel"];

test("every list with a page of its own can be kept as a view, by the name in its address", () => {
  const lists = routes.filter(({ listed, path }) => listed !== null && !withinPages.includes(path));
  expect(lists.length).toBeGreaterThan(20);
  for (const { path, list } of lists) expect([path, listSpecs.get(path.slice(1))]).toEqual([path, list]);
});

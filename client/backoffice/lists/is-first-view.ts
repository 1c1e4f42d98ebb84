import { firstFilters } from "./first-filters.ts";
import type { ListFilters } from "./list-url.ts";

/** Whether a list shows what the menu opened it with, so that nobody has chosen a filter. */
export function isFirstView(resource: string, filters: ListFilters): boolean {
  const pairs = Object.entries(filters).flatMap(([name, values]) => values.map((value) => `${name}=${value}`));
  const first = (firstFilters[resource] ?? "").split("&").filter((pair) => pair !== "");
  return first.length > 0 && pairs.sort().join("&") === first.sort().join("&");
}

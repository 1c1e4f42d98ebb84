export interface Choice {
  value: string;
  label: string;
}

/** One way to narrow a list; `name` is the API's field. */
export type FilterDefinition =
  | { kind: "choice"; name: string; label: string; choices: readonly Choice[] }
  | { kind: "text"; name: string; label: string }
  /** At least so many. */
  | { kind: "count"; name: string; label: string }
  | { kind: "date"; name: string; label: string }
  /** Amounts mean something in one currency only, so the filter sets `currency` as well. */
  | { kind: "amount"; name: string; label: string; currencies: readonly string[] };

/** The names in the address that a filter owns. */
export function ownedNames(filter: FilterDefinition): readonly string[] {
  return filter.kind === "choice" || filter.kind === "text"
    ? [filter.name]
    : [`${filter.name}.gte`, `${filter.name}.lte`];
}

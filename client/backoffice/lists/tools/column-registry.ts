import { createContext, use, useEffect, useSyncExternalStore } from "react";

export interface KnownColumn {
  /** The field, by which react-admin remembers that a column is hidden. */
  source: string;
  label: string;
}

export interface KnownColumns {
  /** Where the hidden ones are remembered; null before the table is there. */
  storeKey: string | null;
  columns: readonly KnownColumn[];
}

/** What the columns of a table say of themselves, for the menu that stands outside of it. */
export class ColumnRegistry {
  #known: KnownColumns = { storeKey: null, columns: [] };
  readonly #listeners = new Set<() => void>();

  add(storeKey: string, column: KnownColumn): () => void {
    const others = this.#known.columns.filter(({ source }) => source !== column.source);
    this.#set({ storeKey, columns: [...others, column] });
    return () => this.#set({ storeKey, columns: this.#known.columns.filter(({ source }) => source !== column.source) });
  }

  #set(known: KnownColumns): void {
    this.#known = known;
    this.#listeners.forEach((listener) => listener());
  }

  readonly read = (): KnownColumns => this.#known;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const ColumnRegistryContext = createContext<ColumnRegistry | null>(null);

const none = new ColumnRegistry();

export function useKnownColumns(): KnownColumns {
  const registry = use(ColumnRegistryContext) ?? none;
  return useSyncExternalStore(registry.subscribe, registry.read);
}

/** Tells the menu of columns about one of them; null for what is not a column of a header. */
export function useColumnInMenu(storeKey: string, column: KnownColumn | null): void {
  const registry = use(ColumnRegistryContext);
  const { source = null, label = "" } = column ?? {};
  useEffect(() => {
    if (registry === null || source === null) return undefined;
    return registry.add(storeKey, { source, label });
  }, [registry, storeKey, source, label]);
}

/** The accounts that a caller reaches: all of the installation, or the ones named. */
export type AccountScope = "all" | readonly string[];

/** Whoever is out of scope is told that the object does not exist. */
export function isInScope(scope: AccountScope, accountId: string): boolean {
  return scope === "all" || scope.includes(accountId);
}

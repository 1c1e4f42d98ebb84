import { useStore } from "react-admin";
import { useLocation } from "react-router";

/**
 * The account whose data the lists show; null for all of them. A list's address wins over the remembered choice,
 * so that a shared link shows what its sender saw.
 */
export function useAccountScope(): [string | null, (account: string | null) => void] {
  const { search } = useLocation();
  const [remembered, remember] = useStore<string>("kontor.account", allAccounts);
  const named = new URLSearchParams(search).get("account");
  const value = named ?? remembered;
  return [value === allAccounts ? null : value, (account) => remember(account ?? allAccounts)];
}

/** How "every account" is written in an address. */
export const allAccounts = "all";

import { type AccountKind, accountKind } from "../../../shared/accounts/account.schema.ts";
import { useShownAccount } from "./shown-account.tsx";
import { useAccountScope } from "./use-account-scope.ts";
import { useStaffSession } from "./use-staff-session.ts";

/** Whether the screen shows sandbox data, live data, or may show both; null until it is known. */
export function useEnvironment(): AccountKind | "mixed" | null {
  const [scope] = useAccountScope();
  const accountId = useShownAccount() ?? scope;
  const accounts = useStaffSession()?.accounts;
  if (accountId !== null) return accountKind(accountId);
  if (accounts === undefined || accounts.length === 0) return null;
  const kinds = new Set(accounts.map((account) => account.kind));
  return kinds.size > 1 ? "mixed" : (accounts[0]?.kind ?? null);
}

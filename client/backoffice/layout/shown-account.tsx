import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";

interface ShownAccount {
  /** Of the object on the screen; null on lists, which show the chosen account. */
  accountId: string | null;
  show: (accountId: string | null) => void;
}

const ShownAccountContext = createContext<ShownAccount>({ accountId: null, show: () => undefined });

export function ShownAccountProvider({ children }: { children: ReactNode }) {
  const [accountId, show] = useState<string | null>(null);
  const value = useMemo(() => ({ accountId, show }), [accountId]);
  return <ShownAccountContext value={value}>{children}</ShownAccountContext>;
}

/** A record's page says whose data it shows, so that the frame can mark sandbox data whatever account is chosen. */
export function useShowAccount(accountId: string): void {
  const { show } = use(ShownAccountContext);
  useEffect(() => {
    show(accountId);
    return () => show(null);
  }, [accountId, show]);
}

export function useShownAccount(): string | null {
  return use(ShownAccountContext).accountId;
}

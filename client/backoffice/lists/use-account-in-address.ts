import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { useAccountScope } from "../layout/use-account-scope.ts";

/** A remembered account goes into the address of a list that names none, so that the link shows others the same. */
export function useAccountInAddress(isWanted = true): void {
  const [scope] = useAccountScope();
  const [params, setParams] = useSearchParams();
  const missing = isWanted && scope !== null && !params.has("account") ? scope : null;

  useEffect(() => {
    if (missing === null) return;
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.set("account", missing);
        return next;
      },
      { replace: true },
    );
  }, [missing, setParams]);
}

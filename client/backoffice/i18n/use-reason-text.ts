import { useCallback } from "react";
import { ownReason } from "../../../shared/sentences/own-reason.ts";
import { useSaid } from "./use-said.ts";

/** A reason that Kontor wrote itself, in the reader's language; what anybody else wrote stays as it came. */
export function useReasonText(): (reason: string) => string {
  const tell = useSaid();
  return useCallback((reason) => tell(ownReason(reason), reason), [tell]);
}

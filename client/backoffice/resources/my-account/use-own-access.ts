import { useQuery } from "@tanstack/react-query";
import type { OwnAccessView } from "../../../../shared/identity/factor.schema.ts";
import { accessProvider } from "../../providers/access-provider.ts";

/** Actions name it so that the page is read again after each of them. */
export const ownAccessKey = "own-access";

export function useOwnAccess() {
  return useQuery<OwnAccessView>({ queryKey: [ownAccessKey], queryFn: ({ signal }) => accessProvider.read(signal) });
}

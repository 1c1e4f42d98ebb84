import { useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

/** Everything that merchants can be told of. It changes with a new version of the server only. */
export function useEventTypes() {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["event-types"],
    queryFn: () => dataProvider.listEventTypes(),
    staleTime: Infinity,
    retry: false,
  });
}

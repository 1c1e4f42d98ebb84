import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

/** The views of a list; every change brings them anew. */
export function useSavedViews(list: string): {
  views: readonly SavedViewView[];
  keep: (views: SavedViewView[]) => void;
} {
  const dataProvider = useDataProvider<KontorDataProvider>();
  const queryClient = useQueryClient();
  const queryKey = ["saved-views", list];
  const { data = [] } = useQuery({ queryKey, queryFn: () => dataProvider.listSavedViews(list) });
  return { views: data, keep: (views) => queryClient.setQueryData(queryKey, views) };
}

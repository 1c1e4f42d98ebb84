import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDataProvider, useNotify } from "react-admin";
import type { ChangeListPreference, ListPreference } from "../../../../shared/lists/list-preference.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

const queryKey = ["list-preferences"];

/** How the person has a list, kept by the server; null while that is not known and while they left it as it comes. */
export function useListPreference(list: string): {
  preference: ListPreference | null;
  /** Shows at once and is kept by the server; what could not be kept is said and taken back. */
  change: (change: ChangeListPreference) => void;
} {
  const words = useWords();
  const notify = useNotify();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const queryClient = useQueryClient();
  const { data = [] } = useQuery({
    queryKey,
    queryFn: () => dataProvider.listPreferences(),
    staleTime: Infinity,
    retry: false,
  });
  const preference = data.find((one) => one.list === list) ?? null;

  const keep = async (change: ChangeListPreference) => {
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData<ListPreference[]>(queryKey, (before = []) => withChange(before, list, change));
    try {
      queryClient.setQueryData(queryKey, await dataProvider.changeListPreference(list, change));
    } catch {
      notify(words("list_choice.not_kept"), { type: "error" });
      void queryClient.invalidateQueries({ queryKey });
    }
  };
  return { preference, change: (change) => void keep(change) };
}

function withChange(before: readonly ListPreference[], list: string, change: ChangeListPreference): ListPreference[] {
  const { hidden, order, view_id } = change;
  const known = before.find((one) => one.list === list) ?? { list, hidden: [], order: [], view_id: null };
  const next: ListPreference = {
    list,
    hidden: hidden ?? known.hidden,
    order: order ?? known.order,
    view_id: view_id === undefined ? known.view_id : view_id,
  };
  return [...before.filter((one) => one.list !== list), next];
}

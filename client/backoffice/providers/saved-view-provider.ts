import type { ChangeListPreference, ListPreference } from "../../../shared/lists/list-preference.schema.ts";
import type { ChangeSavedView, CreateSavedView, SavedViewView } from "../../../shared/lists/saved-view.schema.ts";
import { callApi } from "./http.ts";

/** Views of lists that people keep; every change but deletion answers with all views of the list. */
export interface SavedViewProvider {
  listSavedViews(list: string): Promise<SavedViewView[]>;
  createSavedView(request: CreateSavedView): Promise<SavedViewView[]>;
  changeSavedView(id: string, change: ChangeSavedView): Promise<SavedViewView[]>;
  deleteSavedView(id: string): Promise<void>;
  /** How the person has their lists; a change answers with all of them. */
  listPreferences(): Promise<ListPreference[]>;
  changeListPreference(list: string, change: ChangeListPreference): Promise<ListPreference[]>;
}

const preferencesIn = (answer: unknown) => (answer as { data: ListPreference[] }).data;
const viewsIn = (answer: unknown) => (answer as { data: SavedViewView[] }).data;
const pathOf = (id: string) => `/saved-views/${encodeURIComponent(id)}`;

export const savedViewProvider: SavedViewProvider = {
  listSavedViews: async (list) => viewsIn(await callApi(`/saved-views?list=${encodeURIComponent(list)}`)),
  createSavedView: async (body) => viewsIn(await callApi("/saved-views", { method: "POST", body })),
  changeSavedView: async (id, body) => viewsIn(await callApi(pathOf(id), { method: "PATCH", body })),
  deleteSavedView: async (id) => {
    await callApi(pathOf(id), { method: "DELETE" });
  },
  listPreferences: async () => preferencesIn(await callApi("/list-preferences")),
  changeListPreference: async (list, body) =>
    preferencesIn(await callApi(`/list-preferences/${list}`, { method: "PATCH", body })),
};

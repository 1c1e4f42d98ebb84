import type { AlertView } from "../../../shared/alerts/alert.schema.ts";
import { callApi } from "./http.ts";

/** What is asked about alerts. It comes with what shows them, not with the first page. */
export const alertProvider = {
  countOpen: async (account: string | null, signal: AbortSignal) => {
    const query = account === null ? "" : `?account=${account}`;
    return ((await callApi(`/alerts/count${query}`, { signal })) as { open: number }).open;
  },
  acknowledge: async (id: string) =>
    (await callApi(`/alerts/${encodeURIComponent(id)}/acknowledge`, { method: "POST" })) as AlertView,
};

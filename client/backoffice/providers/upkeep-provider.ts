import type { UpkeepKind, UpkeepView } from "../../../shared/upkeep/upkeep.schema.ts";
import { callApi } from "./http.ts";

/** How the database is looked after. It comes with its page, not with the first one. */
export const upkeepProvider = {
  read: async (signal?: AbortSignal) => (await callApi("/upkeep", { signal })) as UpkeepView,
  ask: async (kind: UpkeepKind) => (await callApi("/upkeep/runs", { method: "POST", body: { kind } })) as UpkeepView,
};

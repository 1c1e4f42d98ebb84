import { z } from "zod";
import {
  changeListPreferenceSchema,
  listNameSchema,
  listPreferencesSchema,
} from "../../../shared/lists/list-preference.schema.ts";
import { changePreference, listPreferences } from "../../saved-views/list-preference.service.ts";
import { route } from "./define-route.ts";

/** Nobody but the person sees anything of it, so that only refused tries go to the audit log. */
export const listPreferenceRoutes = [
  route({
    method: "get",
    path: "/list-preferences",
    access: "signed_in",
    summary: "Which columns of each list the caller has chosen, in which order, and the view they opened last",
    response: listPreferencesSchema,
    handle: async ({ ctx, caller }) => ({ data: await listPreferences(ctx, caller.staff.id) }),
  }),
  route({
    method: "patch",
    path: "/list-preferences/:list",
    access: "signed_in",
    summary: "Keeps how the caller has a list; what is left out stays as it is",
    params: z.object({ list: listNameSchema }),
    body: changeListPreferenceSchema,
    response: listPreferencesSchema,
    audit: { action: "list_preference.change", objectType: "list" },
    handle: async ({ ctx, caller, params, body }) => {
      const { id: staffId } = caller.staff;
      await changePreference(ctx, { staffId, list: params.list, change: body });
      return { data: await listPreferences(ctx, staffId) };
    },
  }),
];

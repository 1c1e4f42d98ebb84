import type {
  ChangeStaffRequest,
  InviteStaffRequest,
  StaffLinkView,
  StaffMemberView,
} from "../../../shared/identity/staff.schema.ts";
import { callApi } from "./http.ts";

/** What admins do about colleagues. It comes with their pages, not with the first one. */
export const staffProvider = {
  invite: async (body: InviteStaffRequest) => (await callApi("/staff", { method: "POST", body })) as StaffLinkView,
  change: async (id: string, body: ChangeStaffRequest) =>
    (await callApi(staffPath(id), { method: "PATCH", body })) as StaffMemberView,
  renewLink: async (id: string) => (await callApi(`${staffPath(id)}/link`, { method: "POST" })) as StaffLinkView,
  act: async (id: string, action: "disable" | "enable" | "end-sessions" | "reset-factors") =>
    (await callApi(`${staffPath(id)}/${action}`, { method: "POST" })) as StaffMemberView,
};

function staffPath(id: string): string {
  return `/staff/${encodeURIComponent(id)}`;
}

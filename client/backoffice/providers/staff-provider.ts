import type { FactorPolicyView } from "../../../shared/identity/factor.schema.ts";
import type { ChangeStepUpLimitRequest, StepUpRules } from "../../../shared/identity/step-up.schema.ts";
import type { Role } from "../../../shared/permissions.ts";
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
  readRules: async (signal: AbortSignal) => {
    const [policies, stepUp] = await Promise.all([
      callApi("/factor-policies", { signal }),
      callApi("/step-up", { signal }),
    ]);
    return { policies: (policies as { data: FactorPolicyView[] }).data, stepUp: stepUp as StepUpRules };
  },
  requireFactor: (role: Role, isRequired: boolean) =>
    callApi(`/factor-policies/${role}`, { method: "PATCH", body: { is_required: isRequired } }),
  askForSecrets: (isAsked: boolean) => callApi("/step-up/secrets", { method: "PATCH", body: { is_asked: isAsked } }),
  setLimit: (body: ChangeStepUpLimitRequest) => callApi("/step-up/limits", { method: "PATCH", body }),
};

function staffPath(id: string): string {
  return `/staff/${encodeURIComponent(id)}`;
}

import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import { callApi } from "./http.ts";

/** The second person's word about what was asked for above the limit. */
export interface ApprovalProvider {
  /** @param note what they write; may be empty where they approve. */
  decideApproval(id: string, verdict: "approve" | "decline", note: string): Promise<ApprovalView>;
}

export const approvalProvider: ApprovalProvider = {
  decideApproval: async (id, verdict, note) =>
    (await callApi(`/approvals/${encodeURIComponent(id)}/${verdict}`, {
      method: "POST",
      body: note === "" ? {} : { note },
    })) as ApprovalView,
};

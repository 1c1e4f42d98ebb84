import type { AuditVerdictView } from "../../../shared/audit/audit.schema.ts";
import { callApi } from "./http.ts";

export interface AuditProvider {
  /** Follows every chain within reach. */
  verifyAudit(): Promise<AuditVerdictView>;
}

export const auditProvider: AuditProvider = {
  verifyAudit: async () => (await callApi("/audit/verification")) as AuditVerdictView,
};

import type { BorrowerView, CorrectionRequest } from "../../../shared/lending/borrower.schema.ts";
import type { LendingSettingsView } from "../../../shared/lending/lending-settings.schema.ts";
import { callApi } from "./http.ts";

export type LendingSettingsChange = Partial<Omit<LendingSettingsView, "id" | "is_sandbox" | "version">>;

/** What reviewers decide about those who ask for credit, and how an account lends. */
export interface BorrowerProvider {
  approveItem(id: string, type: string): Promise<BorrowerView>;
  rejectItem(id: string, type: string, reason: string): Promise<BorrowerView>;
  requestCorrection(id: string, wish: CorrectionRequest): Promise<BorrowerView>;
  denyBorrower(id: string, reason: string): Promise<BorrowerView>;
  reopenBiometrics(id: string, reason: string): Promise<BorrowerView>;
  /** Of the version that was read. */
  changeLendingSettings(id: string, wish: LendingSettingsChange, version: number): Promise<LendingSettingsView>;
}

export const borrowerProvider: BorrowerProvider = {
  approveItem: (id, type) => review(id, `items/${encodeURIComponent(type)}/approve`, {}),
  rejectItem: (id, type, reason) => review(id, `items/${encodeURIComponent(type)}/reject`, { reason }),
  requestCorrection: (id, wish) => review(id, "corrections", wish),
  denyBorrower: (id, reason) => review(id, "deny", { reason }),
  reopenBiometrics: (id, reason) => review(id, "biometrics/reopen", { reason }),
  changeLendingSettings: async (id, body, version) =>
    (await callApi(`/lending-settings/${encodeURIComponent(id)}`, {
      method: "PATCH",
      body,
      version,
    })) as LendingSettingsView,
};

async function review(id: string, path: string, body: unknown): Promise<BorrowerView> {
  return (await callApi(`/borrowers/${encodeURIComponent(id)}/${path}`, { method: "POST", body })) as BorrowerView;
}

import type { BorrowerView, CorrectionRequest, LegalFormChange } from "../../../shared/lending/borrower.schema.ts";
import type { LendingSettingsView } from "../../../shared/lending/lending-settings.schema.ts";
import type { AddFeeRate, AddIofRate, LendingRatesView } from "../../../shared/lending/lending-rates.schema.ts";
import { callApi } from "./http.ts";

export type LendingSettingsChange = Partial<Omit<LendingSettingsView, "id" | "is_sandbox" | "version">>;

/** What reviewers decide about those who ask for credit, and how an account lends. */
export interface BorrowerProvider {
  approveItem(id: string, type: string): Promise<BorrowerView>;
  rejectItem(id: string, type: string, reason: string): Promise<BorrowerView>;
  requestCorrection(id: string, wish: CorrectionRequest): Promise<BorrowerView>;
  changeLegalForm(id: string, wish: LegalFormChange): Promise<BorrowerView>;
  denyBorrower(id: string, reason: string): Promise<BorrowerView>;
  reopenBiometrics(id: string, reason: string): Promise<BorrowerView>;
  /** Of the version that was read. */
  changeLendingSettings(id: string, wish: LendingSettingsChange, version: number): Promise<LendingSettingsView>;
  addFeeRate(account: string, rate: AddFeeRate): Promise<LendingRatesView>;
  /** For every account, in the name of one. */
  addIofRate(account: string, rate: AddIofRate): Promise<LendingRatesView>;
}

export const borrowerProvider: BorrowerProvider = {
  approveItem: (id, type) => review(id, `items/${encodeURIComponent(type)}/approve`, {}),
  rejectItem: (id, type, reason) => review(id, `items/${encodeURIComponent(type)}/reject`, { reason }),
  requestCorrection: (id, wish) => review(id, "corrections", wish),
  changeLegalForm: (id, wish) => review(id, "legal-form", wish),
  denyBorrower: (id, reason) => review(id, "deny", { reason }),
  reopenBiometrics: (id, reason) => review(id, "biometrics/reopen", { reason }),
  changeLendingSettings: async (id, body, version) =>
    (await callApi(`/lending-settings/${encodeURIComponent(id)}`, {
      method: "PATCH",
      body,
      version,
    })) as LendingSettingsView,
  addFeeRate: (account, rate) => addRate(account, "fees", rate),
  addIofRate: (account, rate) => addRate(account, "iof", rate),
};

async function addRate(account: string, kind: "fees" | "iof", body: unknown): Promise<LendingRatesView> {
  const path = `/lending-rates/${encodeURIComponent(account)}/${kind}`;
  return (await callApi(path, { method: "POST", body })) as LendingRatesView;
}

async function review(id: string, path: string, body: unknown): Promise<BorrowerView> {
  return (await callApi(`/borrowers/${encodeURIComponent(id)}/${path}`, { method: "POST", body })) as BorrowerView;
}

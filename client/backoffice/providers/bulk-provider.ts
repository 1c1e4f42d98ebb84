import type { BulkPreview, BulkRunView, PreviewBulk, StartBulk } from "../../../shared/payments/bulk-run.schema.ts";
import { callApi } from "./http.ts";

/** Money of many payments at once; the server goes on with it by itself. */
export interface BulkProvider {
  /** Changes nothing. */
  previewBulkRun(wish: PreviewBulk, signal: AbortSignal): Promise<BulkPreview>;
  startBulkRun(wish: StartBulk, idempotencyKey: string): Promise<BulkRunView>;
  cancelBulkRun(id: string): Promise<BulkRunView>;
}

const post = async <Answer>(path: string, request: Omit<Parameters<typeof callApi>[1] & object, "method"> = {}) =>
  (await callApi(`/bulk-runs${path}`, { method: "POST", ...request })) as Answer;

export const bulkProvider: BulkProvider = {
  previewBulkRun: (body, signal) => post<BulkPreview>("/preview", { body, signal }),
  startBulkRun: (body, idempotencyKey) => post<BulkRunView>("", { body, idempotencyKey }),
  cancelBulkRun: (id) => post<BulkRunView>(`/${encodeURIComponent(id)}/cancel`, { body: {} }),
};

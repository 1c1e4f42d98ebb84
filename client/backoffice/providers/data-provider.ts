import type { DataProvider, GetListParams, GetListResult, GetOneParams, GetOneResult, RaRecord } from "react-admin";
import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import type { Listed, Page } from "../../../shared/page.ts";
import type {
  CaptureRequest,
  PaymentView,
  RefundRequest,
  VoidRequest,
} from "../../../shared/payments/payment.schema.ts";
import type { SearchResult } from "../../../shared/search/search.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { type ListFilters, writeSort } from "../lists/list-url.ts";
import { type ApprovalProvider, approvalProvider } from "./approval-provider.ts";
import { type AuditProvider, auditProvider } from "./audit-provider.ts";
import { type BorrowerProvider, borrowerProvider } from "./borrower-provider.ts";
import { type BulkProvider, bulkProvider } from "./bulk-provider.ts";
import { type CheckoutProvider, checkoutProvider } from "./checkout-provider.ts";
import { callApi } from "./http.ts";
import { type PersonalProvider, personalProvider } from "./personal-provider.ts";
import { type LoanProvider, loanProvider } from "./loan-provider.ts";
import { type MetricsProvider, metricsProvider } from "./metrics-provider.ts";
import { type NoteProvider, noteProvider } from "./note-provider.ts";
import { type OfferProvider, offerProvider } from "./offer-provider.ts";
import { type SavedViewProvider, savedViewProvider } from "./saved-view-provider.ts";
import { type TransferProvider, transferProvider } from "./transfer-provider.ts";
import { type WebhookProvider, webhookProvider } from "./webhook-provider.ts";

/** What a list asks for beside filters and sort; part of the query key, so every page is cached on its own. */
export interface ListMeta {
  account: string | null;
  cursor: string | null;
}

/** Money calls are pessimistic: they resolve with what the server has committed. */
export interface KontorDataProvider
  extends
    DataProvider,
    WebhookProvider,
    MetricsProvider,
    CheckoutProvider,
    TransferProvider,
    ApprovalProvider,
    BulkProvider,
    BorrowerProvider,
    OfferProvider,
    LoanProvider,
    PersonalProvider,
    AuditProvider,
    NoteProvider,
    SavedViewProvider {
  capture(id: string, request: CaptureRequest, idempotencyKey: string): Promise<PaymentView>;
  /** Above the limit a request for approval comes back, and nothing has moved. */
  refund(id: string, request: RefundRequest, idempotencyKey: string): Promise<PaymentView | ApprovalView>;
  void(id: string, request: VoidRequest, idempotencyKey: string): Promise<PaymentView>;
  /** Forced, it repeats a success and does not wait for the next scheduled try. */
  resend(deliveryId: string, isForced: boolean): Promise<DeliveryView>;
  /** The newest of everything that matches, a few of each; `zone` is where its days begin. */
  search(q: string, zone: string, signal: AbortSignal): Promise<SearchResult>;
}

export const dataProvider: KontorDataProvider = {
  supportAbortSignal: true,
  getList,
  getOne,
  getMany: async (resource, params) => {
    const found = await Promise.all(params.ids.map((id) => getOne(resource, { id })));
    return { data: found.map((one) => one.data) as never[] };
  },
  getManyReference: (resource, params) =>
    getList(resource, {
      ...params,
      filter: { ...(params.filter as ListFilters), [params.target]: [String(params.id)] },
    }),
  create: () => notOffered("create"),
  update: () => notOffered("update"),
  updateMany: () => notOffered("updateMany"),
  delete: () => notOffered("delete"),
  deleteMany: () => notOffered("deleteMany"),
  capture: (id, request, key) => askForMoney<PaymentView>(id, "capture", request, key),
  refund: (id, request, key) => askForMoney<PaymentView | ApprovalView>(id, "refund", request, key),
  void: (id, request, key) => askForMoney<PaymentView>(id, "void", request, key),
  ...webhookProvider,
  ...metricsProvider,
  ...checkoutProvider,
  ...transferProvider,
  ...approvalProvider,
  ...bulkProvider,
  ...borrowerProvider,
  ...offerProvider,
  ...loanProvider,
  ...savedViewProvider,
  ...personalProvider,
  ...auditProvider,
  ...noteProvider,
  resend: async (id, isForced) =>
    (await callApi(`/deliveries/${encodeURIComponent(id)}/resend`, {
      method: "POST",
      body: { force: isForced },
    })) as DeliveryView,
  search: async (q, zone, signal) =>
    (await callApi(`/search?${new URLSearchParams({ q, zone }).toString()}`, { signal })) as SearchResult,
};

async function getList<Row extends RaRecord>(resource: string, params: GetListParams): Promise<GetListResult<Row>> {
  const answer = (await callApi(`/${resource}?${listQuery(params).toString()}`, {
    signal: params.signal,
  })) as Listed<Row>;
  return {
    data: answer.data,
    total: answer.page.total.value,
    pageInfo: { hasNextPage: answer.page.next !== null, hasPreviousPage: answer.page.previous !== null },
    meta: answer.page satisfies Page,
  };
}

async function getOne<Row extends RaRecord>(resource: string, params: GetOneParams): Promise<GetOneResult<Row>> {
  const data = (await callApi(`/${resource}/${encodeURIComponent(String(params.id))}`, {
    signal: params.signal,
  })) as Row;
  return { data };
}

async function askForMoney<Answer>(id: string, operation: string, body: unknown, idempotencyKey: string) {
  const path = `/payments/${encodeURIComponent(id)}/${operation}`;
  return (await callApi(path, { method: "POST", body, idempotencyKey })) as Answer;
}

/** The address of a list in the API: `account=T...&status=CAPTURED&status=REFUNDED&sort=-created_at&limit=25`. */
export function listQuery(params: GetListParams): URLSearchParams {
  const query = new URLSearchParams();
  const meta = params.meta as Partial<ListMeta> | undefined;
  if (meta?.account != null) query.set("account", meta.account);
  for (const [name, values] of Object.entries((params.filter ?? {}) as ListFilters)) {
    values.forEach((value) => query.append(name, value));
  }
  if (params.sort !== undefined) query.set("sort", writeSort(params.sort));
  if (params.pagination !== undefined) query.set("limit", String(params.pagination.perPage));
  if (meta?.cursor != null) query.set("cursor", meta.cursor);
  return query;
}

/** Nothing is edited generically: every change of money or setting has a call of its own. */
function notOffered(method: string): Promise<never> {
  return Promise.reject(new Error(`The back office has no generic ${method}`));
}

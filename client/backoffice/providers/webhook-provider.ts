import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type {
  ChangeEndpointRequest,
  CreateEndpointRequest,
  DialectView,
  EndpointPage,
  EndpointSecret,
} from "../../../shared/webhooks/endpoint-request.schema.ts";
import type { EventTypeView } from "../../../shared/webhooks/event-catalogue.schema.ts";
import type { RecoverAnswer, RecoverRequest } from "../../../shared/webhooks/recover-request.schema.ts";
import type { FailureCluster, RecoveryView } from "../../../shared/webhooks/recovery.schema.ts";
import { callApi } from "./http.ts";

interface ClusterWish {
  /** Of the event, both ends inclusive. */
  from: string;
  to: string;
  account: string | null;
  endpointId: string | undefined;
}

/** What the desk asks about webhook endpoints. Secrets are in the answers of create and rotate only. */
export interface WebhookProvider {
  listDialects(): Promise<DialectView[]>;
  /** Everything that merchants can be told of. */
  listEventTypes(): Promise<EventTypeView[]>;
  createEndpoint(request: CreateEndpointRequest): Promise<EndpointSecret>;
  /** @param version that the change was made on */
  changeEndpoint(id: string, request: ChangeEndpointRequest, version: number): Promise<EndpointPage>;
  deleteEndpoint(id: string): Promise<EndpointPage>;
  enableEndpoint(id: string): Promise<EndpointPage>;
  disableEndpoint(id: string, reason: string | null): Promise<EndpointPage>;
  rotateSecret(id: string, overlapSeconds: number): Promise<EndpointSecret>;
  endOverlap(id: string): Promise<EndpointPage>;
  /** With `newestSecretOnly`, older secrets that still sign leave their signatures out. */
  sendTestEvent(id: string, eventType: string, options?: { newestSecretOnly: boolean }): Promise<DeliveryView>;
  recover(endpointId: string, request: RecoverRequest): Promise<RecoverAnswer>;
  listRecoveries(): Promise<RecoveryView[]>;
  cancelRecovery(id: string): Promise<RecoveryView>;
  /** Failed deliveries between two instants, both inclusive. */
  listClusters(wish: ClusterWish): Promise<FailureCluster[]>;
}

export const webhookProvider: WebhookProvider = {
  listEventTypes: () => readAll<EventTypeView>("/event-types"),
  listDialects: () => readAll<DialectView>("/webhook-dialects"),
  createEndpoint: async (body) => (await callApi("/webhook-endpoints", { method: "POST", body })) as EndpointSecret,
  changeEndpoint: async (id, body, version) =>
    (await callApi(endpointPath(id), { method: "PATCH", body, version })) as EndpointPage,
  deleteEndpoint: async (id) => (await callApi(endpointPath(id), { method: "DELETE" })) as EndpointPage,
  enableEndpoint: async (id) => (await act(id, "enable")) as EndpointPage,
  disableEndpoint: async (id, reason) => (await act(id, "disable", { reason })) as EndpointPage,
  rotateSecret: async (id, seconds) => (await act(id, "rotate", { overlap_seconds: seconds })) as EndpointSecret,
  endOverlap: async (id) => (await act(id, "end-overlap")) as EndpointPage,
  sendTestEvent: async (id, eventType, { newestSecretOnly } = { newestSecretOnly: false }) =>
    (await act(id, "test", { event_type: eventType, newest_secret_only: newestSecretOnly })) as DeliveryView,
  recover: async (id, request) => (await act(id, "recover", request)) as RecoverAnswer,
  listRecoveries: () => readAll<RecoveryView>("/webhook-recoveries"),
  cancelRecovery: async (id) =>
    (await callApi(`/webhook-recoveries/${encodeURIComponent(id)}/cancel`, { method: "POST" })) as RecoveryView,
  listClusters: ({ from, to, account, endpointId }) => {
    const query = new URLSearchParams({ from, to });
    if (account !== null) query.set("account", account);
    if (endpointId !== undefined) query.set("endpoint_id", endpointId);
    return readAll<FailureCluster>(`/webhook-clusters?${query.toString()}`);
  },
};

function endpointPath(id: string): string {
  return `/webhook-endpoints/${encodeURIComponent(id)}`;
}

function act(id: string, action: string, body?: unknown): Promise<unknown> {
  return callApi(`${endpointPath(id)}/${action}`, { method: "POST", ...(body === undefined ? {} : { body }) });
}

async function readAll<Row>(path: string): Promise<Row[]> {
  return ((await callApi(path)) as { data: Row[] }).data;
}

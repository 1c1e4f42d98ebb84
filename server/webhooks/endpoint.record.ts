import type { Selectable } from "kysely";
import type { EndpointSettings } from "../../shared/webhooks/endpoint.schema.ts";
import type { RotationRule } from "./rotation.rules.ts";
import type { WebhookEndpointTable, WebhookSecretTable } from "./webhook.table.ts";

/** An endpoint as it is stored, its JSON columns parsed. */
export type EndpointRecord = Omit<
  Selectable<WebhookEndpointTable>,
  "event_patterns" | "settings" | "created_by" | "deleted_by"
> & {
  event_patterns: readonly string[];
  settings: EndpointSettings;
};

/** Ids of credentials or people. */
export interface EndpointAuthors {
  createdBy: string | null;
  deletedBy: string | null;
}

/** What may be told of a secret. */
export type SecretFacts = Pick<Selectable<WebhookSecretTable>, "id" | "created_at" | "expires_at">;

/** An endpoint with what its dialect says and the secrets that were live when it was read. */
export interface EndpointDetail extends EndpointRecord {
  rotation: RotationRule;
  /** Newest first. */
  secrets: readonly SecretFacts[];
}

import { lazy } from "react";
import type { ResourceProps } from "react-admin";
import type { EndpointRow } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { shortAddress } from "../short-address.tsx";

export const webhookEndpoints = {
  name: "webhook-endpoints",
  list: lazy(() => import("./EndpointList.tsx")),
  show: lazy(() => import("./EndpointShow.tsx")),
  recordRepresentation: (endpoint: EndpointRow) => endpoint.url ?? endpoint.id,
  children: shortAddress,
} satisfies ResourceProps;

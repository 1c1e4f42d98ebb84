import { z } from "zod";
import { eventTypeSchema } from "../../../shared/webhooks/event-catalogue.schema.ts";
import { listEventTypes } from "../../webhooks/event-catalogue.service.ts";
import { route } from "./define-route.ts";

export const eventTypeRoutes = [
  route({
    method: "get",
    path: "/event-types",
    access: "deliveries.read",
    summary: "Every event that merchants can be told of, by wire, with its JSON schema and an example",
    response: z.strictObject({ data: z.array(eventTypeSchema) }),
    handle: ({ ctx }) => Promise.resolve({ data: listEventTypes(ctx.dialects) }),
  }),
];

import { z } from "zod";
import { reportFormats } from "../../../shared/settlements/report-format.ts";
import type { AppContext } from "../../context.ts";
import {
  createReportConfiguration,
  deleteReportConfiguration,
  getReportConfiguration,
  listReportConfigurations,
  type ReportConfiguration,
  type ReportConfigurationContent,
  replaceReportConfiguration,
} from "../../settlements/report-configuration.service.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { optional, requiredTextSchema, textSchema } from "./wire-fields.ts";
import { wireRoute } from "./wire-route.ts";

const base = "/accounts/:accountId/settlements/reports/configuration";
const destinationTypes = ["account_email", "email"] as const;

const destinationSchema = z
  .object({
    id: optional(requiredTextSchema),
    destination_type: z.enum(destinationTypes, { error: "must be account_email or email" }),
    destination_value: optional(textSchema),
  })
  .superRefine(({ destination_type, destination_value = "" }, context) => {
    if (destination_type !== "email" || z.email().safeParse(destination_value).success) return;
    context.addIssue({ code: "custom", path: ["destination_value"], message: "must be an e-mail address" });
  });

const requestSchema = z.object({
  filetypes: z
    .array(z.enum(reportFormats, { error: `must be one of ${reportFormats.join(", ")}` }))
    .min(1, { error: "must name at least one" })
    .max(20),
  destinations: optional(z.array(destinationSchema).max(50)),
  providers: optional(z.array(requiredTextSchema).max(50)),
  filters: optional(
    z
      .array(
        z.object({
          filter: z.literal("payout_destination_id", { error: "must be payout_destination_id" }),
          value: requiredTextSchema,
        }),
      )
      .max(50),
  ),
});

const answerSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    filetypes: z.array(z.enum(reportFormats)),
    destinations: z
      .array(
        z.strictObject({
          id: z.string(),
          destination_type: z.enum(destinationTypes),
          destination_value: z.string().optional(),
        }),
      )
      .meta({ description: "Kept for whoever fetches the reports; this installation sends no e-mail" }),
    providers: z.array(z.string()).meta({ description: "Such as `dintero_psp`; none means all" }),
    filters: z.array(z.strictObject({ filter: z.literal("payout_destination_id"), value: z.string() })),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "ReportConfiguration" });

const reading = { group: "Settlements", scopes: scopes.readSettlements, answer: answerSchema } as const;
const writing = { ...reading, scopes: scopes.writeSettlements } as const;

/** Which settlement reports a shop wants, kept and read back; every report can be downloaded whatever they say. */
export const reportConfigurationRoutes = [
  wireRoute({
    ...reading,
    method: "get",
    path: base,
    summary: "List what is wanted of settlement reports",
    answer: z.strictObject({ items: z.array(answerSchema) }).meta({ id: "ReportConfigurations" }),
    handle: async (ctx, { caller }) => ({
      items: (await listReportConfigurations(ctx, caller.accountId)).map(presentConfiguration),
    }),
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: base,
    summary: "Say which settlement reports are wanted",
    body: requestSchema,
    handle: async (ctx, call, read) => {
      const { accountId } = call.caller;
      const content = contentOf(ctx, read());
      return presentConfiguration(await createReportConfiguration(ctx, { accountId, content, by: auditActorOf(call) }));
    },
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id`,
    summary: "Read what is wanted of settlement reports",
    handle: async (ctx, call) => presentConfiguration(await getReportConfiguration(ctx, keyOf(call))),
  }),
  wireRoute({
    ...writing,
    method: "put",
    path: `${base}/:id`,
    summary: "Replace what is wanted of settlement reports",
    body: requestSchema,
    handle: async (ctx, call, read) => {
      const key = keyOf(call);
      await getReportConfiguration(ctx, key);
      const content = contentOf(ctx, read());
      return presentConfiguration(await replaceReportConfiguration(ctx, { key, content, by: auditActorOf(call) }));
    },
  }),
  wireRoute({
    ...writing,
    method: "delete",
    path: `${base}/:id`,
    summary: "Delete what is wanted of settlement reports",
    handle: async (ctx, call) =>
      presentConfiguration(await deleteReportConfiguration(ctx, { key: keyOf(call), by: auditActorOf(call) })),
  }),
];

function keyOf({ req, caller }: Call) {
  return { accountId: caller.accountId, id: param(req, "id") };
}

function contentOf(ctx: AppContext, request: z.output<typeof requestSchema>): ReportConfigurationContent {
  const { filetypes, destinations = [], providers = [], filters = [] } = request;
  return {
    filetypes: [...new Set(filetypes)],
    destinations: destinations.map(({ id, destination_type, destination_value = "" }) => ({
      id: id ?? ctx.ids.uuid(),
      destination_type,
      ...(destination_value === "" ? {} : { destination_value }),
    })),
    providers,
    filters,
  };
}

function presentConfiguration(configuration: ReportConfiguration): z.infer<typeof answerSchema> {
  const { id, accountId, filetypes, destinations, providers, filters, createdAt, updatedAt } = configuration;
  const times = { created_at: createdAt, updated_at: updatedAt };
  return { id, account_id: accountId, filetypes, destinations, providers, filters, ...times };
}

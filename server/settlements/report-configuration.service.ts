import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { reportFormats } from "../../shared/settlements/report-format.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import {
  deleteReportConfigurationRow,
  findReportConfiguration,
  insertReportConfiguration,
  readReportConfigurations,
  type ReportConfigurationKey,
  type ReportConfigurationRow,
  updateReportConfiguration,
} from "./report-configuration.repository.ts";

const contentSchema = z.object({
  filetypes: z.array(z.enum(reportFormats)),
  destinations: z.array(
    z.object({
      id: z.string(),
      destination_type: z.enum(["account_email", "email"]),
      destination_value: z.string().optional(),
    }),
  ),
  /** Products such as `dintero_psp`; none means all. */
  providers: z.array(z.string()),
  filters: z.array(z.object({ filter: z.literal("payout_destination_id"), value: z.string() })),
});

/** The forms in which a shop wants its settlement reports, of which providers, and who is to get them. */
export type ReportConfigurationContent = z.infer<typeof contentSchema>;

export interface ReportConfiguration extends ReportConfigurationContent {
  id: string;
  accountId: string;
  createdAt: string;
  updatedAt: string;
}

const configurationsMax = 100;

/** In the order in which they were made. */
export async function listReportConfigurations(ctx: AppContext, accountId: string): Promise<ReportConfiguration[]> {
  const rows = await ctx.store.read((db) => readReportConfigurations(db, accountId, configurationsMax));
  return rows.map(configurationOf);
}

/** @throws DomainError `not_found`, for another account's as well. */
export async function getReportConfiguration(
  ctx: AppContext,
  key: ReportConfigurationKey,
): Promise<ReportConfiguration> {
  return ctx.store.read((db) => requireConfiguration(db, key));
}

/** @throws DomainError `validation_failed` once there are too many. */
export async function createReportConfiguration(
  ctx: AppContext,
  { accountId, content, by }: { accountId: string; content: ReportConfigurationContent; by: AuditActor },
): Promise<ReportConfiguration> {
  const id = ctx.ids.uuid();
  const now = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    if ((await readReportConfigurations(trx, accountId, configurationsMax)).length === configurationsMax) {
      throw new DomainError("validation_failed", say("refusal.reports_full", { most: configurationsMax }));
    }
    const row = { id, account_id: accountId, content: JSON.stringify(content), created_at: now, updated_at: now };
    await insertReportConfiguration(trx, row);
    await note(trx, ctx, { key: { accountId, id }, action: "report_configuration.created", by, after: content });
    return configurationOf(row);
  });
}

/** @throws DomainError `not_found` */
export async function replaceReportConfiguration(
  ctx: AppContext,
  { key, content, by }: { key: ReportConfigurationKey; content: ReportConfigurationContent; by: AuditActor },
): Promise<ReportConfiguration> {
  const now = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    const before = await requireConfiguration(trx, key);
    await updateReportConfiguration(trx, key.id, { content: JSON.stringify(content), updated_at: now });
    const action = "report_configuration.changed";
    await note(trx, ctx, { key, action, by, before, after: content });
    return { ...before, ...content, updatedAt: now };
  });
}

/** @throws DomainError `not_found` */
export async function deleteReportConfiguration(
  ctx: AppContext,
  { key, by }: { key: ReportConfigurationKey; by: AuditActor },
): Promise<ReportConfiguration> {
  return ctx.store.write(async (trx) => {
    const before = await requireConfiguration(trx, key);
    await deleteReportConfigurationRow(trx, key.id);
    await note(trx, ctx, { key, action: "report_configuration.deleted", by, before });
    return before;
  });
}

async function requireConfiguration(db: Db, key: ReportConfigurationKey): Promise<ReportConfiguration> {
  const row = await findReportConfiguration(db, key);
  if (row === undefined) throw new DomainError("not_found", "There is no such report configuration.");
  return configurationOf(row);
}

function configurationOf(row: ReportConfigurationRow): ReportConfiguration {
  return {
    ...contentSchema.parse(JSON.parse(row.content)),
    id: row.id,
    accountId: row.account_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

interface ConfigurationNote {
  key: ReportConfigurationKey;
  action: string;
  by: AuditActor;
  before?: ReportConfigurationContent;
  after?: ReportConfigurationContent;
}

async function note(trx: Trx, ctx: AppContext, entry: ConfigurationNote): Promise<void> {
  const { key, action, by, before, after } = entry;
  await recordAudit(trx, ctx, {
    chain: key.accountId,
    actor: by,
    action,
    objectType: "report_configuration",
    objectId: key.id,
    isAllowed: true,
    details: {
      ...(before === undefined ? {} : { before: auditable(before) }),
      ...(after === undefined ? {} : { after: auditable(after) }),
    },
  });
}

/** Who gets the reports is personal; how many of them there are is not. */
function auditable({ filetypes, destinations, providers, filters }: ReportConfigurationContent) {
  return { filetypes, providers, filters, destinations: destinations.length };
}

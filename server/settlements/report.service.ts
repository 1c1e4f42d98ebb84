import { reportContentTypes, type ReportFormat } from "../../shared/settlements/report-format.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { getSettlement, type SettlementRecord } from "./read-settlement.service.ts";
import { reportFileName, settlementReport } from "./report.rules.ts";

export interface ReportFile {
  settlement: SettlementRecord;
  fileName: string;
  contentType: string;
  text: string;
}

/** A settlement with all of its lines as a file. @throws DomainError `not_found` */
export async function reportFile(
  ctx: Pick<AppContext, "store">,
  query: { scope: AccountScope; id: string; format: ReportFormat },
): Promise<ReportFile> {
  const { scope, id, format } = query;
  const report = await getSettlement(ctx, { scope, id });
  return {
    settlement: report.settlement,
    fileName: reportFileName(format, report.settlement),
    contentType: reportContentTypes[format],
    text: settlementReport(format, report),
  };
}

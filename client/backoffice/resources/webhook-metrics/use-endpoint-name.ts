import type { MeasuredEndpoint } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { useDialectName } from "../webhook-endpoints/use-dialect-name.ts";

/** What an endpoint is called: its address, or what it is for; with its account where several accounts are shown. */
export function useEndpointName(): (endpoint: MeasuredEndpoint, shown: { account: string | null }) => string {
  const words = useWords();
  const dialectName = useDialectName();
  const accounts = useStaffSession()?.accounts ?? [];
  return ({ url, dialect, is_deleted: isDeleted, account_id: accountId }, { account }) => {
    const name = url ?? dialectName(dialect);
    const owner =
      accounts.length > 1 && account === null ? accounts.find(({ id }) => id === accountId)?.name : undefined;
    const named = owner === undefined ? name : `${name} · ${owner}`;
    return isDeleted ? `${named} (${words("endpoint_status.deleted")})` : named;
  };
}

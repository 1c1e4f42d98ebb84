import { shiftInstant } from "../../shared/instant.ts";
import {
  type Operations,
  watchedActions,
  watchedMax,
  type WatchedName,
} from "../../shared/metrics/operations.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { countActions } from "./audit.repository.ts";
import { installationChain } from "./audit.service.ts";

const dayMs = 86_400_000;

/**
 * How often what administrators keep an eye on happened in the last 24 hours, and in the 24 hours before. Sign-ins and
 * exports belong to the installation: whoever reaches only some of its accounts is not told of them.
 */
export async function watchedCounts(
  ctx: Pick<AppContext, "store" | "clock">,
  scope: AccountScope,
  account: string | undefined,
): Promise<Operations> {
  const now = ctx.clock.now();
  const since = shiftInstant(now, -dayMs);
  const spans = { now: { from: since, to: now }, before: { from: shiftInstant(since, -dayMs), to: since } };
  const ofAccounts = account === undefined ? scope : scope === "all" || scope.includes(account) ? [account] : [];
  return ctx.store.read(async (db) => {
    const count = async (name: WatchedName, chains: readonly string[] | null) => {
      const wanted = { ...watchedActions[name], chains, limit: watchedMax };
      return {
        n: await countActions(db, { ...wanted, ...spans.now }),
        before: await countActions(db, { ...wanted, ...spans.before }),
      };
    };
    const ofInstallation = (name: WatchedName) => (scope === "all" ? count(name, [installationChain]) : null);
    return {
      since,
      failed_sign_ins: await ofInstallation("failed_sign_ins"),
      exports: await ofInstallation("exports"),
      reveals: await count("reveals", ofAccounts === "all" ? null : ofAccounts),
    };
  });
}

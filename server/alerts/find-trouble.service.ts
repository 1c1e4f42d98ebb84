import { type AlertKind, alertKinds } from "../../shared/alerts/alert.schema.ts";
import { concernsOf, type CredentialConcern } from "../../shared/identity/credential-care.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { maskedUrl } from "../../shared/webhooks/masked-url.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import { listCredentials } from "../identity/credential.service.ts";
import { findLendingTrouble } from "../lending/lending-alerts.service.ts";
import { listDisabledByItself, listGivenUp } from "../webhooks/webhook-alerts.service.ts";
import type { Finding } from "./alert.rules.ts";

/** Of each kind, and of each account where it is lending; whoever has more sees the first of them. */
const foundMax = 500;
const deliveriesMax = 10_000;
const givenUpMs = 7 * 86_400_000;

export interface Trouble {
  found: Finding[];
  /** False where there was more than is looked at. */
  isWhole: boolean;
}

/** Everything that somebody should look at now, by kind. */
export async function findTrouble(ctx: AppContext): Promise<ReadonlyMap<AlertKind, Trouble>> {
  const trouble = new Map<AlertKind, Trouble>(alertKinds.map((kind) => [kind, { found: [], isWhole: true }]));
  const add: Add = (kind, found, isWhole = found.length < foundMax) => {
    const known = trouble.get(kind);
    known?.found.push(...found.map((finding) => ({ ...finding, kind })));
    if (known !== undefined) known.isWhole &&= isWhole;
  };
  await addWebhooks(ctx, add);
  await addLending(ctx, add);
  await addCredentials(ctx, add);
  return trouble;
}

type Add = (kind: AlertKind, found: readonly Omit<Finding, "kind">[], isWhole?: boolean) => void;

async function addWebhooks(ctx: AppContext, add: Add): Promise<void> {
  const since = shiftInstant(ctx.clock.now(), -givenUpMs);
  const { givenUp, disabled } = await ctx.store.read(async (db) => ({
    givenUp: await listGivenUp(db, { since, deliveriesMax }),
    disabled: await listDisabledByItself(db, foundMax),
  }));
  const named = (id: string, url: string | null) => (url === null ? id : maskedUrl(url));
  add(
    "deliveries_exhausted",
    givenUp.map(({ endpoint_id, account_id, url, count, first_at }) => ({
      ...{ account_id, object_id: endpoint_id, label: named(endpoint_id, url), amount: count, since: first_at },
    })),
    givenUp.reduce((sum, { count }) => sum + count, 0) < deliveriesMax,
  );
  add(
    "endpoint_disabled",
    disabled.map(({ id, account_id, url, disabled_at }) => ({
      ...{ account_id, object_id: id, label: named(id, url), amount: null, since: disabled_at },
    })),
  );
}

async function addLending(ctx: AppContext, add: Add): Promise<void> {
  for (const { id: account_id } of await listAccounts(ctx, "all")) {
    const query = { accountId: account_id, limit: foundMax };
    const { stuck, ending, missed } = await ctx.store.read((db) => findLendingTrouble(db, ctx, query));
    const kinds = [
      ["loan_stuck", stuck],
      ["offer_expiring", ending],
      ["installment_missed", missed],
    ] as const;
    for (const [kind, findings] of kinds) {
      add(
        kind,
        findings.map(({ id: object_id, label, since, days: amount }) => ({
          ...{ account_id, object_id, label, amount, since },
        })),
      );
    }
  }
}

const kindOf = {
  old: "credential_old",
  never_used: "credential_unused",
  unused: "credential_unused",
} as const satisfies Record<CredentialConcern, AlertKind>;

async function addCredentials(ctx: AppContext, add: Add): Promise<void> {
  const now = ctx.clock.now();
  for (const credential of await listCredentials(ctx, "all")) {
    const { id: object_id, account_id, name: label, secret_since, created_at, last_used_at } = credential;
    for (const { code, days: amount } of concernsOf(credential, now)) {
      const since = code === "old" ? secret_since : (last_used_at ?? created_at);
      add(kindOf[code], [{ account_id, object_id, label, amount, since }]);
    }
  }
}

import { renameSync, writeFileSync } from "node:fs";
import { shiftInstant } from "../../shared/instant.ts";
import type { Role } from "../../shared/permissions.ts";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { createCredential } from "../identity/credential.service.ts";
import { newSecret } from "../identity/credential-secret.ts";
import { needsSetup } from "../identity/setup.service.ts";
import { addStaff } from "../identity/staff.service.ts";
import { listPayments } from "../payments/list-payments.service.ts";
import { settleAccount } from "../settlements/settle.service.ts";
import { seedHistory, type SeedTarget } from "../seed/seed-history.service.ts";
import type { AppContext } from "../context.ts";
import { fillDesk } from "./desk-demo.service.ts";
import { fillLending } from "./lending-demo.service.ts";
import { fillTransfers } from "./transfer-demo.service.ts";

type DemoContext = AppContext & SeedTarget;

const by = systemActor("demo");
const passwordLength = 20;
const historyPayments = 1_200;
const historyWeeks = 13;
const weekMs = 7 * 86_400_000;
/** The night's run comes a few hours after its day. */
const settledAfterMs = 4 * 3_600_000;

/** One person per role, and a second one of finance, because some things take two. */
const people: readonly { email: string; name: string; role: Role }[] = [
  { email: "viewer@kontor.example", name: "Demo Viewer", role: "viewer" },
  { email: "support@kontor.example", name: "Demo Support", role: "support" },
  { email: "finance@kontor.example", name: "Demo Finance", role: "finance" },
  { email: "finance.second@kontor.example", name: "Demo Finance, second", role: "finance" },
  { email: "admin@kontor.example", name: "Demo Admin", role: "admin" },
];

/** Whether nothing has happened here yet: nobody can sign in and no payment was made. */
export async function isUntouched(ctx: AppContext): Promise<boolean> {
  if (!(await needsSetup(ctx))) return false;
  const sort = { column: "created_at", descending: true };
  const anything = { q: null, sort, limit: 1, cursor: null, filters: { anyOf: {}, range: {} } };
  return (await listPayments(ctx, "all", anything)).data.length === 0;
}

/**
 * Fills a new installation: a sandbox shop with ninety days of history and what staff did there, a live account to show
 * the difference, one that is paid by transfer, one that lends, and sign-ins whose passwords are drawn here and written
 * to one file for the owner alone.
 */
export async function fillDemo(ctx: DemoContext, { signInFile }: { signInFile: string }): Promise<void> {
  const shop = await addAccount(ctx, { name: "Nordlys Interiør AS", kind: "sandbox", by });
  await addMerchant(ctx, { accountId: shop.account_id, id: "nordlys-oslo", name: "Nordlys Oslo", by });
  await addMerchant(ctx, { accountId: shop.account_id, id: "nordlys-nett", name: "Nordlys på nett", by });
  await addAccount(ctx, { name: "Nordlys Interiør AS", kind: "live", by });
  await createCredential(ctx, { accountId: shop.account_id, api: "checkout", name: "Web shop", by });
  const idOf = await addPeople(ctx, signInFile);
  await seedHistory(ctx, {
    accountId: shop.account_id,
    payments: historyPayments,
    seed: "demo",
    until: ctx.clock.now(),
  });
  await settleWeeks(ctx, shop.account_id);
  await fillDesk(ctx, shop.account_id, {
    support: idOf("support@kontor.example"),
    finance: idOf("finance@kontor.example"),
  });
  const staff = { first: idOf("finance@kontor.example"), second: idOf("finance.second@kontor.example") };
  await fillTransfers(ctx, staff);
  await fillLending(ctx, staff);
}

/** The shop was paid once a week; the newest days are left to the first night. */
async function settleWeeks(ctx: DemoContext, accountId: string): Promise<void> {
  const today = `${ctx.clock.now().slice(0, 10)}T00:00:00.000Z`;
  for (let weeksAgo = historyWeeks; weeksAgo > 0; weeksAgo -= 1) {
    const until = shiftInstant(today, -weeksAgo * weekMs);
    const settledAt = shiftInstant(until, settledAfterMs);
    await settleAccount(ctx, { accountId, until, cause: "nightly", settledAt, by: systemActor("nightly-settlement") });
  }
}

/**
 * The file comes first: nobody is let in with a password that was lost before it was written down.
 *
 * @returns who is behind an address.
 */
async function addPeople(ctx: AppContext, signInFile: string): Promise<(email: string) => string> {
  const signIns = people.map((person) => ({ ...person, password: newSecret().slice(0, passwordLength) }));
  const content = signIns.map(({ email, password, role }) => ({ email, password, role }));
  const draft = `${signInFile}.new`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, signInFile);
  const ids = new Map<string, string>();
  for (const signIn of signIns) ids.set(signIn.email, (await addStaff(ctx, { ...signIn, by })).staff_id);
  return (email) => {
    const id = ids.get(email);
    if (id === undefined) throw new Error(`${email} is not in the demo`);
    return id;
  };
}

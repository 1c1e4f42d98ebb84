import { addAccount } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import { issueCredential } from "../identity/credential.service.ts";
import { expireOffers } from "../lending/credit/expire-offers.service.ts";
import { denyCustomer } from "../lending/customers/review.service.ts";
import { type Desk, deskAt } from "./lending-desk.ts";

const by = systemActor("demo");

/**
 * A partner who lends to small companies, with customers in every state of their review and loans in every state of
 * theirs: half a year of it, made by the services that make it every day. What a sandbox would not leave alone rests
 * on a live account.
 */
export async function fillLending(ctx: AppContext, staff: { first: string; second: string }): Promise<void> {
  const { account_id: accountId } = await addAccount(ctx, { name: "Crédito Ipê Ltda", kind: "sandbox", by });
  const live = await addAccount(ctx, { name: "Crédito Ipê Ltda", kind: "live", by });
  const { credential } = await issueCredential(ctx, { accountId, api: "lending", name: "Loan app", by });
  const desk = deskAt(ctx, accountId, { ...staff, partner: credential.id });
  await loansThatRun(desk);
  await loansOnTheirWay(desk);
  await offersAndReviews(ctx, desk, { accountId, staffId: staff.first });
  await loansThatWaitForPeople(deskAt(ctx, live.account_id, { ...staff, partner: "demo" }));
}

/** One paid off, one paid in time, one that is late, and one that was never paid. */
async function loansThatRun(desk: Desk): Promise<void> {
  desk.goTo(150);
  const finished = await desk.paidOut(await desk.activeCustomer("Ana"), 6_000_00, { ...count(3) });
  await desk.payBack(finished, 3);
  desk.goTo(125);
  const range = { installments_min: 3, installments_max: 24, cost_mode: "financed" } as const;
  const inTime = await desk.paidOut(await desk.activeCustomer("Clara"), 18_000_00, range);
  await desk.payBack(inTime, 4);
  desk.goTo(110);
  const late = await desk.paidOut(await desk.activeCustomer("Bruno"), 25_000_00);
  await desk.payBack(late, 1, 900_00);
  desk.goTo(132);
  await desk.paidOut(await desk.activeCustomer("Davi"), 9_500_00, { ...count(6) });
}

async function loansOnTheirWay(desk: Desk): Promise<void> {
  desk.goTo(4);
  await desk.contract(await desk.activeCustomer("Elisa"), 8_000_00);
  await desk.settle();
  desk.goTo(3);
  await desk.signed(await desk.activeCustomer("Fábio"), 15_000_00);
  desk.goTo(2);
  const ordered = await desk.signed(await desk.activeCustomer("Gabriela"), 12_000_00);
  await desk.step(ordered, { action: "order_disbursement" });
  await desk.settle();
  desk.goTo(6);
  const cancelled = await desk.contract(await desk.activeCustomer("Hugo"), 5_000_00);
  await desk.step(cancelled, { action: "cancel", reason: "The customer has changed their mind." });
  desk.goTo(5);
  const failed = await desk.signed(await desk.activeCustomer("Iara"), 7_000_13);
  await desk.step(failed, { action: "order_disbursement" });
  await desk.settle();
}

async function offersAndReviews(
  ctx: AppContext,
  desk: Desk,
  { accountId, staffId }: { accountId: string; staffId: string },
): Promise<void> {
  desk.goTo(40);
  const offered = await desk.activeCustomer("João");
  await desk.offer(offered);
  desk.goTo(1);
  await expireOffers(ctx, accountId);
  const open = await desk.offer(offered, { rate_ppm: 29_000 });
  await desk.simulate(open, 20_000_00);
  await desk.simulate(open, 22_500_00);
  await desk.handIn(await desk.register("Karina"));
  await desk.register("Leandro");
  const customerId = await desk.register("Mônica");
  const actor = { type: "staff", id: staffId } as const;
  const reason = "The documents are those of another company.";
  await denyCustomer(ctx, { scope: [accountId], customerId, actor, reason });
}

/** Where nothing happens by itself, a loan rests until somebody takes it on. */
async function loansThatWaitForPeople(desk: Desk): Promise<void> {
  desk.goTo(1);
  await desk.contract(await desk.activeCustomer("Karina"), 10_000_00);
  const made = await desk.contract(await desk.activeCustomer("Leandro"), 14_000_00);
  await desk.step(made, { action: "generate_contract" });
}

function count(installments: number) {
  return { installments_min: installments, installments_max: installments };
}

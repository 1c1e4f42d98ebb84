import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { accountIdSchema } from "../../../shared/ids.ts";
import { say } from "../../../shared/sentences/say.ts";
import {
  accountRetentionSchema,
  answerRetentionSchema,
  changeAccountRetentionSchema,
  changeAnswerRetentionSchema,
  daysQuerySchema,
  type Freed,
  freedCountMax,
  freedSchema,
} from "../../../shared/retention/retention.schema.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import { answerDays, countKeysPast, setAnswerDays } from "../../idempotency/answer-retention.service.ts";
import { countPastDays, readMessageDays, setMessageDays } from "../../webhooks/message-days.service.ts";
import { auditActorOf, type Caller } from "./caller.ts";
import { route } from "./define-route.ts";
import { expectedVersionOf } from "./expected-version.ts";

const one = z.object({ id: accountIdSchema });
const ofAccount = {
  access: "retention.manage",
  params: one,
  response: accountRetentionSchema,
  version: ({ version }: { version: number }) => version,
} as const;
const ofAnswers = { access: "retention.manage", response: answerRetentionSchema } as const;

/** For how long things are kept. What is past a shorter time cannot be brought back, so that changes take a fresh proof. */
export const retentionRoutes = [
  route({
    ...ofAccount,
    method: "get",
    path: "/retention/accounts/:id",
    summary: "For how long an account keeps messages to receivers",
    handle: ({ ctx, caller, params }) => viewAccount(ctx, caller, params.id),
  }),
  route({
    ...ofAccount,
    method: "patch",
    path: "/retention/accounts/:id",
    summary: "Decide for how many days an account keeps messages to receivers; null for as long as the installation",
    body: changeAccountRetentionSchema,
    audit: { action: "account.retention_changed", objectType: "account" },
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      await viewAccount(ctx, caller, params.id);
      await setMessageDays(ctx, {
        accountId: params.id,
        days: body.message_days,
        expectedVersion: expectedVersionOf(request),
        by: auditActorOf(caller, origin),
      });
      return viewAccount(ctx, caller, params.id);
    },
  }),
  route({
    method: "get",
    path: "/retention/accounts/:id/freed",
    access: "retention.manage",
    summary: "How many messages would lose their contents at once if they were kept for so many days",
    params: one,
    query: daysQuerySchema,
    response: freedSchema,
    handle: async ({ ctx, caller, params, query }) => {
      await viewAccount(ctx, caller, params.id);
      const wish = { accountId: params.id, days: query.days, limit: freedCountMax + 1 };
      return capped(await countPastDays(ctx, wish));
    },
  }),
  route({
    ...ofAnswers,
    method: "get",
    path: "/retention/answers",
    summary: "For how long answers to requests that may be repeated are kept",
    handle: ({ ctx }) => viewAnswers(ctx),
  }),
  route({
    ...ofAnswers,
    method: "patch",
    path: "/retention/answers",
    summary: "Decide for how many days answers to requests that may be repeated are kept, everywhere",
    body: changeAnswerRetentionSchema,
    audit: { action: "installation.retention_changed", objectType: "installation" },
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, body }) => {
      refuseNarrowed(caller);
      await setAnswerDays(ctx, { days: body.days, by: auditActorOf(caller, origin) });
      return viewAnswers(ctx);
    },
  }),
  route({
    method: "get",
    path: "/retention/answers/freed",
    access: "retention.manage",
    summary: "How many answers would be forgotten at once if they were kept for so many days",
    query: daysQuerySchema,
    response: freedSchema,
    handle: async ({ ctx, query }) => capped(await countKeysPast(ctx, { days: query.days, limit: freedCountMax + 1 })),
  }),
];

async function viewAccount(ctx: AppContext, { scope }: Caller, id: string) {
  if (!isInScope(scope, id)) throw new DomainError("not_found", "There is no such account.");
  const { own, usual, version } = await readMessageDays(ctx, id);
  return { id, message_days: own, usual_message_days: usual, version };
}

async function viewAnswers(ctx: AppContext) {
  return { days: await ctx.store.read(answerDays) };
}

/** @throws DomainError `forbidden` */
function refuseNarrowed({ scope }: Caller): void {
  if (scope === "all") return;
  const message = say("person.every_account");
  throw new DomainError("forbidden", message);
}

function capped(count: number): Freed {
  return { count: Math.min(count, freedCountMax), is_capped: count > freedCountMax };
}

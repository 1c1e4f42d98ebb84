import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { paymentIdSchema } from "../../../shared/payments/payment.schema.ts";
import { simulatedNoticeSchema, simulatedTransferSchema } from "../../../shared/transfers/order.schema.ts";
import { transferListSpec } from "../../../shared/transfers/transfer-list.ts";
import {
  transferDecisionSchema,
  transferMatchSchema,
  transferRowSchema,
  transferSchema,
} from "../../../shared/transfers/transfer.schema.ts";
import { holdTransfer, matchByHand, sendTransferBack } from "../../transfers/decide-transfer.service.ts";
import { playTransfer } from "../../transfers/play-transfer.service.ts";
import { getTransfer, listTransfers } from "../../transfers/read-transfer.service.ts";
import type { AppContext } from "../../context.ts";
import { auditActorOf, type Caller, isMaskedFor, type Origin } from "./caller.ts";
import { stakeOfTransfer } from "./stakes.ts";
import { listRoute, route } from "./define-route.ts";
import { presentTransfer, presentTransferRow } from "./present-transfer.ts";

const oneTransfer = z.object({ id: z.string().min(1).max(64) });
const onTransfer = {
  method: "post",
  access: "transfers.decide",
  params: oneTransfer,
  response: transferSchema,
} as const;

async function viewTransfer(ctx: AppContext, caller: Caller, id: string) {
  return presentTransfer(await getTransfer(ctx, { scope: caller.scope, id }), isMaskedFor(caller));
}

/** What every decision of a person carries. The audit line commits with it. */
function decisionOf(call: { caller: Caller; origin: Origin; params: { id: string }; body: { note: string } }) {
  const { caller, origin, params, body } = call;
  const by = { ...auditActorOf(caller, origin), type: "staff", id: caller.staff.id } as const;
  return { scope: caller.scope, transferId: params.id, by, requestId: origin.requestId, note: body.note };
}

export const transferRoutes = [
  listRoute({
    path: "/transfers",
    access: "transfers.read",
    summary: "Money that came by transfer, newest first, whether it found its order or not",
    list: transferListSpec,
    response: listSchema(transferRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listTransfers(ctx, caller.scope, request);
      return { data: data.map((transfer) => presentTransferRow(transfer, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/transfers/:id",
    access: "transfers.read",
    summary: "One transfer, and the orders that it may have been meant for",
    params: oneTransfer,
    response: transferSchema,
    handle: ({ ctx, caller, params }) => viewTransfer(ctx, caller, params.id),
  }),
  route({
    ...onTransfer,
    path: "/transfers/:id/match",
    summary: "Says which open order a transfer pays; the order is then confirmed with what came",
    body: transferMatchSchema,
    audit: { action: "transfer.matched", objectType: "incoming_transfer" },
    handle: async (call) => {
      await matchByHand(call.ctx, { ...decisionOf(call), paymentId: call.body.payment_id });
      return viewTransfer(call.ctx, call.caller, call.params.id);
    },
  }),
  route({
    ...onTransfer,
    path: "/transfers/:id/hold",
    summary: "Keeps a transfer until a person decides, whatever the merchant's policy",
    body: transferDecisionSchema,
    audit: { action: "transfer.held", objectType: "incoming_transfer" },
    handle: async (call) => {
      await holdTransfer(call.ctx, decisionOf(call));
      return viewTransfer(call.ctx, call.caller, call.params.id);
    },
  }),
  route({
    ...onTransfer,
    path: "/transfers/:id/send-back",
    stepUp: stakeOfTransfer,
    summary: "Sends a transfer back to where it came from, now",
    body: transferDecisionSchema,
    audit: { action: "transfer.sent_back", objectType: "incoming_transfer" },
    handle: async (call) => {
      await sendTransferBack(call.ctx, decisionOf(call));
      return viewTransfer(call.ctx, call.caller, call.params.id);
    },
  }),
  route({
    method: "post",
    path: "/payments/:id/simulate-transfer",
    access: "transfers.simulate",
    summary: "Plays the payer of a sandbox account's open order: the right transfer, another amount or another payer",
    params: z.object({ id: paymentIdSchema }),
    body: simulatedTransferSchema,
    response: simulatedNoticeSchema,
    audit: { action: "payment.transfer_simulated", objectType: "payment" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { amount, is_other_payer: isOtherPayer } = body;
      const by = auditActorOf(caller, origin);
      const wish = { scope: caller.scope, paymentId: params.id, amount, isOtherPayer, by };
      return { notice_id: await playTransfer(ctx, wish) };
    },
  }),
];

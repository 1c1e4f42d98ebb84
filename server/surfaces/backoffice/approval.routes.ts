import { z } from "zod";
import { approvalListSpec } from "../../../shared/approvals/approval-list.ts";
import { approvalSchema, approveSchema, declineSchema } from "../../../shared/approvals/approval.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { decideApproval } from "../../approvals/decide-approval.service.ts";
import { getApproval, listApprovals } from "../../approvals/read-approval.service.ts";
import type { AppContext } from "../../context.ts";
import type { Caller, Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { stakeOfApproval } from "./stakes.ts";
import { presentApproval } from "./present-approval.ts";

const oneApproval = z.object({ id: z.string().min(1).max(64) });

export const approvalRoutes = [
  listRoute({
    path: "/approvals",
    access: "approvals.read",
    summary: "What people asked for above the limit, newest first",
    list: approvalListSpec,
    response: listSchema(approvalSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listApprovals(ctx, caller.scope, request);
      return { data: data.map((approval) => presentApproval(approval, caller)), page };
    },
  }),
  route({
    method: "get",
    path: "/approvals/:id",
    access: "approvals.read",
    summary: "One request, with what was asked for and who decided",
    params: oneApproval,
    response: approvalSchema,
    handle: ({ ctx, caller, params }) => viewApproval(ctx, caller, params.id),
  }),
  route({
    method: "post",
    path: "/approvals/:id/approve",
    access: "approvals.decide",
    summary: "Let through what another person asked for; it is carried out at once",
    params: oneApproval,
    body: approveSchema,
    stepUp: stakeOfApproval,
    response: approvalSchema,
    audit: { action: "approval.approved", objectType: "approval" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      await decideApproval(ctx, {
        ...decisionBy(caller, origin, params.id),
        verdict: "approve",
        note: body.note ?? null,
      });
      return viewApproval(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/approvals/:id/decline",
    access: "approvals.decide",
    summary: "Turn down what another person asked for, and say why",
    params: oneApproval,
    body: declineSchema,
    response: approvalSchema,
    audit: { action: "approval.declined", objectType: "approval" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      await decideApproval(ctx, { ...decisionBy(caller, origin, params.id), verdict: "decline", note: body.note });
      return viewApproval(ctx, caller, params.id);
    },
  }),
];

function decisionBy(caller: Caller, origin: Origin, id: string) {
  const by = { type: "staff", id: caller.staff.id, role: caller.role, ip: origin.ip } as const;
  return { scope: caller.scope, id, by, requestId: origin.requestId };
}

async function viewApproval(ctx: AppContext, caller: Caller, id: string) {
  return presentApproval(await getApproval(ctx, { scope: caller.scope, id }), caller);
}

import type express from "express";
import type { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { hostedSessionSchema, type HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import { getAccount } from "../../accounts/read-account.service.ts";
import { payingStateOf } from "../../checkout/paying-state.service.ts";
import { previewSession } from "../../checkout/profile-preview.service.ts";
import { getSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import { readJsonObject } from "../../http/json-body.ts";
import { requestIdOf } from "../../http/request-id.ts";
import type { By } from "../../payments/commands.ts";
import { presentHostedSession } from "./present-page.ts";

/** One of the page's own calls. */
export interface PageCall {
  request: express.Request;
  response: express.Response;
  sessionId: string;
}

const bodyLimitBytes = 16 * 1024;

/** @throws DomainError `validation_failed`, which never repeats what was entered. */
export async function readBody<Schema extends z.ZodType>(
  request: express.Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJsonObject(request, { limitBytes: bodyLimitBytes }));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
  throw new DomainError("validation_failed", "Check what you entered.", { fields });
}

/** The session as it stands now. @throws DomainError `not_found` */
export async function readHostedSession(ctx: AppContext, sessionId: string): Promise<HostedSession> {
  const { session } = await getSession(ctx, { scope: "all", id: sessionId });
  const account = await ctx.store.read((db) => getAccount(db, session.account_id));
  const state = await payingStateOf(ctx, sessionId);
  return hostedSessionSchema.parse(presentHostedSession(session, account, state));
}

/** A payment profile that is being edited, on a sample order; null for the id of a session. */
export async function readPreview(ctx: AppContext, sessionId: string): Promise<HostedSession | null> {
  const session = previewSession(ctx, sessionId);
  if (session === null) return null;
  const account = await ctx.store.read((db) => getAccount(db, session.account_id));
  return hostedSessionSchema.parse(presentHostedSession(session, account, { state: "open", error: null }));
}

export function payerOf({ response }: Pick<PageCall, "response">): By {
  return { actor: { type: "payer", id: "payer" }, requestId: requestIdOf(response) };
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { configurationSchema, type Configuration } from "../../shared/checkout/order.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { SessionRecord } from "./session.record.ts";

type Tools = Pick<AppContext, "vault" | "clock">;

/** What a preview shows, as the token carries it. */
const previewSchema = z.object({
  account_id: z.string(),
  currency: z.string(),
  configuration: configurationSchema,
  request: z.record(z.string(), z.unknown()),
  expires_at: z.string(),
});

const prefix = "preview.";
const lifeMs = 3_600_000;

export interface ProfilePreview {
  accountId: string;
  currency: string;
  configuration: Configuration;
  /** What the profile says of the shop. */
  request: Readonly<Record<string, unknown>>;
}

/**
 * A name under which the payer's page shows a sample order with a configuration that nobody has saved. It is signed,
 * because whatever it says is shown at our address, and good for an hour.
 */
export function previewName(ctx: Tools, { accountId, currency, configuration, request }: ProfilePreview): string {
  const expires_at = shiftInstant(ctx.clock.now(), lifeMs);
  const content = JSON.stringify({ account_id: accountId, currency, configuration, request, expires_at });
  const payload = Buffer.from(content, "utf8").toString("base64url");
  return `${prefix}${payload}.${sign(ctx, payload).toString("base64url")}`;
}

/** The sample session that a preview's name stands for; null for any other name, and for one that is over. */
export function previewSession(ctx: Tools, name: string): SessionRecord | null {
  if (!name.startsWith(prefix)) return null;
  const [payload = "", signature = ""] = name.slice(prefix.length).split(".");
  const expected = sign(ctx, payload);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const preview = previewSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  const now = ctx.clock.now();
  return preview.expires_at <= now ? null : sampleSession(name, preview, now);
}

function sign({ vault }: Tools, payload: string): Buffer {
  return createHmac("sha256", vault.derive("profile-preview")).update(payload).digest();
}

function sampleSession(id: string, preview: z.infer<typeof previewSchema>, now: string): SessionRecord {
  const { account_id, currency, configuration, request } = preview;
  const items = [
    { line_id: "1", description: "Desk lamp", quantity: 1, amount: 49_000, vat: 25, vat_amount: 9_800 },
    { line_id: "2", description: "Bulb", quantity: 2, amount: 7_800, vat: 25, vat_amount: 1_560 },
  ];
  const amount = 56_800;
  const merchant_reference = "A-1001";
  return {
    seq: 0,
    id,
    account_id,
    profile_id: "preview",
    customer_id: null,
    payment_id: null,
    status: "open",
    currency,
    amount,
    merchant_reference,
    merchant_reference_2: null,
    return_url: "https://shop.example/",
    callback_url: null,
    order: { amount, currency, merchant_reference, items },
    customer: null,
    configuration,
    request,
    initiating_headers: {},
    customer_ip: null,
    user_agent: null,
    cancelled_by: null,
    cancelled_at: null,
    link_created_by: null,
    expires_at: shiftInstant(now, lifeMs),
    created_at: now,
    updated_at: now,
    version: 0,
  };
}

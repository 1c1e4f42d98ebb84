import { shiftInstant } from "../../shared/instant.ts";
import { readConfig } from "../config.ts";
import type { AppContext } from "../context.ts";
import { createLogger } from "../logger.ts";
import { startServer } from "../start-server.ts";
import { createSigningSecret } from "../surfaces/checkout/signing-secret.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { rotateSecret } from "../webhooks/rotate-secret.service.ts";
import { sendTestEvent } from "../webhooks/test-event.service.ts";
import { createTestClock } from "./clock.ts";
import { byTest } from "./endpoints.ts";
import { testAccountId } from "./payments.ts";
import { answering, type ReceivedRequest, type Receiver, startReceiver } from "./receiver.ts";
import { givenSession, givenShop, payByCard } from "./sessions.ts";

export const dialectNames = ["standard", "payments", "checkout-hook", "checkout-callback"] as const;
export type DialectName = (typeof dialectNames)[number];

/** What one receiver got from a running server, byte for byte. */
export interface CapturedDeliveries {
  /** Sent ten minutes ago. */
  old: ReceivedRequest;
  /** Sent now, by the first secret. */
  genuine: ReceivedRequest;
  /** Sent now, after the second secret replaced the first, with as much overlap as the dialect has. */
  rotated: ReceivedRequest;
  secrets: { first: string; second: string };
}

interface Registration {
  receiver: Receiver;
  first: string;
  replaceSecret(): Promise<string>;
  tell(): Promise<void>;
}

const ageMs = 600_000;

/** Runs a whole server on this data folder until every dialect has told its receiver three times. */
export async function captureDeliveries(dataDir: string): Promise<Record<DialectName, CapturedDeliveries>> {
  const config = readConfig({
    KONTOR_DATA_DIR: dataDir,
    KONTOR_BACKOFFICE_PORT: "0",
    KONTOR_MERCHANT_PORT: "0",
    KONTOR_DEMO: "0",
    KONTOR_ALLOW_PRIVATE_TARGETS: "1",
    KONTOR_LOG_LEVEL: "silent",
  });
  const clock = createTestClock(shiftInstant(new Date().toISOString(), -ageMs));
  const server = await startServer({ config, logger: createLogger(config.logLevel), clock });
  try {
    const { ctx } = server;
    await givenShop(ctx);
    const [standard, payments, hook, callback] = [
      await givenStandard(ctx),
      await givenPayments(ctx),
      await givenHook(ctx),
      await givenCallback(ctx),
    ];
    const all = [standard, payments, hook, callback];
    await tellAll(all, 1);
    clock.advance(ageMs);
    await tellAll(all, 2);
    const second = await replaceSecrets(all);
    await tellAll(all, 3);
    return {
      standard: captured(standard, second),
      payments: captured(payments, second),
      "checkout-hook": captured(hook, second),
      "checkout-callback": captured(callback, second),
    };
  } finally {
    await server.stop();
  }
}

async function tellAll(registrations: readonly Registration[], count: number): Promise<void> {
  for (const { tell } of registrations) await tell();
  await Promise.all(registrations.map(({ receiver }) => receiver.arrived(count)));
}

async function replaceSecrets(registrations: readonly Registration[]): Promise<ReadonlyMap<Registration, string>> {
  const secrets = new Map<Registration, string>();
  for (const registration of registrations) secrets.set(registration, await registration.replaceSecret());
  return secrets;
}

function captured(registration: Registration, secondSecrets: ReadonlyMap<Registration, string>): CapturedDeliveries {
  const [old, genuine, rotated] = registration.receiver.received;
  const second = secondSecrets.get(registration);
  if (old === undefined || genuine === undefined || rotated === undefined || second === undefined) {
    throw new Error("A receiver was not told three times");
  }
  return { old, genuine, rotated, secrets: { first: registration.first, second } };
}

async function givenStandard(ctx: AppContext): Promise<Registration> {
  const { registered } = await register(ctx, {
    dialect: "standard",
    eventPatterns: ["customer.*"],
    overlapSeconds: 3_600,
  });
  const event = {
    accountId: testAccountId,
    type: "customer.active",
    subjectType: "session",
    operationId: null,
  } as const;
  const payload = { id: "cust_1", status: "active", external_id: "ålesund-42" };
  const tell = () =>
    ctx.store.write((trx) =>
      recordEvent(trx, ctx, { ...event, subjectId: "customer-1", payload, at: ctx.clock.now() }),
    );
  return { ...registered, tell };
}

async function givenPayments(ctx: AppContext): Promise<Registration> {
  const { id, registered } = await register(ctx, { dialect: "payments", eventPatterns: ["*"], overlapSeconds: 86_400 });
  const eventType = "payment.status_changed";
  const tell = async () => {
    await sendTestEvent(ctx, { scope: "all", id, eventType, by: byTest });
  };
  return { ...registered, tell };
}

async function givenHook(ctx: AppContext): Promise<Registration> {
  const eventPatterns = ["checkout_authorization"];
  const { registered } = await register(ctx, { dialect: "checkout-hook", eventPatterns, overlapSeconds: 0 });
  // The payment that a callback tells of is told to hooks as well.
  return { ...registered, tell: () => Promise.resolve() };
}

async function givenCallback(ctx: AppContext): Promise<Registration> {
  const receiver = await startReceiver(answering(200));
  const replaceSecret = () => createSigningSecret(ctx, testAccountId, byTest);
  const first = await replaceSecret();
  // Characters that encoders disagree about, and a name twice.
  const callbackUrl = `${receiver.url}/kontor/cb?b=2&a=x+y&A=~*()!'&b=%C3%B8%2F1`;
  return { receiver, first, replaceSecret, tell: async () => payByCard(ctx, await givenSession(ctx, { callbackUrl })) };
}

interface RegistrationWish {
  dialect: DialectName;
  eventPatterns: string[];
  overlapSeconds: number;
}

async function register(ctx: AppContext, { overlapSeconds, ...wish }: RegistrationWish) {
  const receiver = await startReceiver(answering(200));
  const url = `${receiver.url}/kontor`;
  const owner = { accountId: testAccountId, merchantId: null, description: null, by: byTest };
  const { endpoint, secret: first } = await createEndpoint(ctx, { ...owner, ...wish, url });
  const command = { scope: [testAccountId], id: endpoint.id, overlapSeconds, by: byTest };
  const replaceSecret = async () => (await rotateSecret(ctx, command)).secret;
  return { id: endpoint.id, registered: { receiver, first, replaceSecret } };
}

import { pino } from "pino";
import { addAccount } from "../../server/accounts/account.service.ts";
import { systemActor } from "../../server/audit/system-actor.ts";
import type { CommandContext } from "../../server/cli/command.ts";
import { openBesideServer } from "../../server/cli/open-beside-server.ts";
import { readConfig } from "../../server/config.ts";
import { createCredential } from "../../server/identity/credential.service.ts";
import { addStaff } from "../../server/identity/staff.service.ts";
import { freePort } from "../../server/testing/free-port.ts";
import { givenAuthorizedPayment } from "../../server/testing/payments.ts";
import { ReceiverProcess } from "../../server/testing/receiver-process.ts";
import { createEndpoint } from "../../server/webhooks/endpoint.service.ts";
import { environment } from "../kontor-process.ts";

/** Of each payment, and of each of its captures, minor units. */
export const payment = { authorized: 200_000, capture: 10_000, capturesMax: 20 } as const;

/** Written at once; each is a queued unit of work. */
const authorizedAtOnce = 64;

/** An installation that a fault is about to meet: a shop with payments, its receiver and a person of its staff. */
export interface Installation {
  folder: string;
  /** Its own, besides those that every installation of a fault run has. */
  settings: Readonly<Record<string, string>>;
  /** Where it listens over all of its lives. */
  ports: { backoffice: number; merchant: number };
  accountId: string;
  client: { id: string; secret: string };
  person: { email: string; password: string };
  endpointId: string;
  receiver: ReceiverProcess;
  paymentIds: readonly string[];
}

/** Works in an installation before, beside or after its servers. */
export async function beside<T>(
  { folder, settings }: Pick<Installation, "folder" | "settings">,
  work: (ctx: CommandContext) => Promise<T>,
): Promise<T> {
  const config = readConfig({ ...environment(folder), ...settings });
  const ctx = await openBesideServer(config, pino({ level: "silent" }));
  try {
    return await work(ctx);
  } finally {
    await ctx.store.close();
  }
}

interface Wish {
  folder: string;
  payments: number;
  settings?: Readonly<Record<string, string>>;
}

/** Makes one in an empty folder or database. Its receiver runs until it is stopped. */
export async function prepareInstallation({ folder, payments, settings = {} }: Wish): Promise<Installation> {
  const receiver = await ReceiverProcess.start({ keepsWhole: true });
  const ports = { backoffice: await freePort(), merchant: await freePort() };
  const own = {
    ...settings,
    KONTOR_BACKOFFICE_PORT: String(ports.backoffice),
    KONTOR_MERCHANT_PORT: String(ports.merchant),
  };
  const made = await beside({ folder, settings: own }, async (ctx) => {
    const by = systemActor("faults");
    const { account_id: accountId } = await addAccount(ctx, { name: "Lampehuset", kind: "sandbox" });
    const issued = await createCredential(ctx, { accountId, api: "checkout" });
    if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
    const person = { email: "finance@kontor.example", password: `faults ${crypto.randomUUID()}` };
    await addStaff(ctx, { ...person, role: "finance", by });
    // Before the endpoint, so that only captures are told of.
    const paymentIds: string[] = [];
    for (let first = 0; first < payments; first += authorizedAtOnce) {
      const count = Math.min(authorizedAtOnce, payments - first);
      const wishes = Array.from({ length: count }, () =>
        givenAuthorizedPayment(ctx, { accountId, amount: payment.authorized }),
      );
      paymentIds.push(...(await Promise.all(wishes)).map((result) => result.payment.id));
    }
    const { endpoint } = await createEndpoint(ctx, {
      ...{ accountId, merchantId: null, dialect: "checkout-hook", url: receiver.url("ok") },
      ...{ eventPatterns: ["checkout_transaction"], description: null, by },
    });
    const client = { id: issued.client_id, secret: issued.client_secret };
    return { accountId, client, person, endpointId: endpoint.id, paymentIds };
  });
  return { folder, settings: own, ports, receiver, ...made };
}

import { accountKind } from "../../shared/accounts/account.schema.ts";
import type { Clock } from "../clock.ts";
import type { Gateways } from "./gateway.ts";
import { createSandboxGateway } from "./sandbox/sandbox-gateway.ts";

/** Sandbox accounts play with the sandbox; live accounts have no gateway yet and so move no money. */
export function createGateways(clock: Clock): Gateways {
  const sandbox = createSandboxGateway(clock);
  return { forAccount: (accountId) => (accountKind(accountId) === "sandbox" ? sandbox : null) };
}

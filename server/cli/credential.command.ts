import { accountKind } from "../../shared/accounts/account.schema.ts";
import { systemActor } from "../audit/system-actor.ts";
import { createCredential } from "../identity/credential.service.ts";
import { operatorGrant } from "../identity/grants.ts";
import { type Command, oneOf, requiredOption, UsageError } from "./command.ts";

const apis = ["checkout", "payments", "lending"] as const;
const scopes = ["account", "operator"] as const;

export const credentialAdd: Command = {
  name: "credential add",
  summary: "make a credential for a merchant's server; its secret is shown this once",
  options: {
    account: { placeholder: "ACCOUNT", isRequired: true },
    api: { placeholder: "checkout|payments|lending", isRequired: true },
    merchant: { placeholder: "SLUG", isRequired: false },
    scope: { placeholder: "account|operator", isRequired: false },
    name: { placeholder: "NAME", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const { merchant, name } = call.options;
    const scope = oneOf("scope", call.options["scope"] ?? "account", scopes);
    const account = requiredOption(call, "account");
    const api = oneOf("api", requiredOption(call, "api"), apis);
    if (merchant !== undefined && api !== "payments") throw new UsageError("--merchant goes with --api payments only");
    if (scope === "operator" && (api !== "payments" || merchant !== undefined)) {
      throw new UsageError("--scope operator goes with --api payments and without --merchant");
    }
    const json = await createCredential(await call.open(), {
      accountId: account,
      api,
      ...(merchant === undefined ? {} : { merchantId: merchant }),
      ...(scope === "operator" ? { grants: [operatorGrant] } : {}),
      ...(name === undefined ? {} : { name }),
      by: systemActor("cli"),
    });
    const reach =
      scope === "operator"
        ? [`It reads, lists and cancels the payments of every ${accountKind(account)} account, and does nothing else.`]
        : [];
    const lines = Object.entries(json).map(([part, value]) => `${part}: ${value}`);
    return { json, text: [...lines, ...reach, "Keep it safe: it is not shown again."].join("\n") };
  },
};

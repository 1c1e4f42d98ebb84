import { systemActor } from "../audit/system-actor.ts";
import { createCredential } from "../identity/credential.service.ts";
import { type Command, oneOf, requiredOption, UsageError } from "./command.ts";

const apis = ["checkout", "payments", "lending"] as const;

export const credentialAdd: Command = {
  name: "credential add",
  summary: "make a credential for a merchant's server; its secret is shown this once",
  options: {
    account: { placeholder: "ACCOUNT", isRequired: true },
    api: { placeholder: "checkout|payments|lending", isRequired: true },
    merchant: { placeholder: "SLUG", isRequired: false },
    name: { placeholder: "NAME", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const { merchant, name } = call.options;
    const api = oneOf("api", requiredOption(call, "api"), apis);
    if (merchant !== undefined && api !== "payments") throw new UsageError("--merchant goes with --api payments only");
    const json = await createCredential(await call.open(), {
      accountId: requiredOption(call, "account"),
      api,
      ...(merchant === undefined ? {} : { merchantId: merchant }),
      ...(name === undefined ? {} : { name }),
      by: systemActor("cli"),
    });
    const lines = Object.entries(json).map(([part, value]) => `${part}: ${value}`);
    return { json, text: [...lines, "Keep it safe: it is not shown again."].join("\n") };
  },
};

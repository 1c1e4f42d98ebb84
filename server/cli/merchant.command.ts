import { addMerchant } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { type Command, requiredOption } from "./command.ts";

export const merchantAdd: Command = {
  name: "merchant add",
  summary: "add a shop to an account",
  options: {
    account: { placeholder: "ACCOUNT", isRequired: true },
    id: { placeholder: "SLUG", isRequired: true },
    name: { placeholder: "NAME", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const { name } = call.options;
    const input = { accountId: requiredOption(call, "account"), id: requiredOption(call, "id") };
    const by = systemActor("cli");
    const json = await addMerchant(await call.open(), { ...input, ...(name === undefined ? {} : { name }), by });
    return { json, text: `Merchant ${json.merchant_id} is added.` };
  },
};

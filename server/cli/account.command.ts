import { accountKindSchema } from "../../shared/accounts/account.schema.ts";
import { addAccount } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { type Command, oneOf, requiredOption } from "./command.ts";

export const accountAdd: Command = {
  name: "account add",
  summary: "open an account with a default payment profile",
  options: {
    name: { placeholder: "NAME", isRequired: true },
    kind: { placeholder: "sandbox|live", isRequired: true },
  },
  positionals: [],
  async run(call) {
    const kind = oneOf("kind", requiredOption(call, "kind"), accountKindSchema.options);
    const name = requiredOption(call, "name");
    const json = await addAccount(await call.open(), { name, kind, by: systemActor("cli") });
    return { json, text: `Account ${json.account_id} is open.` };
  },
};

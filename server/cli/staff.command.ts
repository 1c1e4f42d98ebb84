import { roles } from "../../shared/permissions.ts";
import { systemActor } from "../audit/system-actor.ts";
import { addStaff } from "../identity/staff.service.ts";
import { type Command, oneOf, requiredOption } from "./command.ts";

export const staffAdd: Command = {
  name: "staff add",
  summary: "let a person into the back office; the password is read from standard input",
  options: {
    email: { placeholder: "E-MAIL", isRequired: true },
    role: { placeholder: roles.join("|"), isRequired: true },
    name: { placeholder: "NAME", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const { name } = call.options;
    const email = requiredOption(call, "email");
    const role = oneOf("role", requiredOption(call, "role"), roles);
    // The line's own end is no part of a password; blanks may be.
    const password = (await call.readStdin()).replace(/\r?\n$/, "");
    const by = systemActor("cli");
    const person = { email, role, password, ...(name === undefined ? {} : { name }), by };
    const json = await addStaff(await call.open(), person);
    return { json, text: `${email} can sign in as ${role}.` };
  },
};

import { DomainError } from "../../../shared/errors.ts";
import { askUpkeepSchema, upkeepSchema } from "../../../shared/upkeep/upkeep.schema.ts";
import { say } from "../../../shared/sentences/say.ts";
import { askForUpkeep } from "../../upkeep/ask-upkeep.service.ts";
import { readUpkeep } from "../../upkeep/read-upkeep.service.ts";
import { auditActorOf, type Caller } from "./caller.ts";
import { route } from "./define-route.ts";

export const upkeepRoutes = [
  route({
    method: "get",
    path: "/upkeep",
    access: "upkeep.manage",
    summary: "Backups and their verification, the last check of the database, and how large it is",
    response: upkeepSchema,
    handle: ({ ctx, caller }) => {
      requireWhole(caller);
      return readUpkeep(ctx);
    },
  }),
  route({
    method: "post",
    path: "/upkeep/runs",
    access: "upkeep.manage",
    summary: "Have a backup, a check or a measurement made now; one of each kind is under way at a time",
    body: askUpkeepSchema,
    response: upkeepSchema,
    audit: { action: "upkeep.asked", objectType: "upkeep_run" },
    handle: async ({ ctx, caller, origin, body }) => {
      requireWhole(caller);
      await askForUpkeep(ctx, { kind: body.kind, by: auditActorOf(caller, origin) });
      return readUpkeep(ctx);
    },
  }),
];

/** @throws DomainError `forbidden`: the database is everybody's. */
function requireWhole({ scope }: Caller): void {
  if (scope === "all") return;
  throw new DomainError("forbidden", say("person.database_reach"));
}

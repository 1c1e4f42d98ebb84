import { z } from "zod";
import { dayIn, isZone } from "../../../shared/calendar-day.ts";
import { DomainError, fieldSaying } from "../../../shared/errors.ts";
import { listQuestion } from "../../../shared/search/list-question.ts";
import { readSearch } from "../../../shared/search/read-search.ts";
import { fieldTexts } from "../../../shared/sentences/field-texts.ts";
import { searchProblemSaid } from "../../../shared/search/search-problem.ts";
import { type SearchResult, searchSchema } from "../../../shared/search/search.schema.ts";
import type { AppContext } from "../../context.ts";
import { type Caller, may } from "./caller.ts";
import { route } from "./define-route.ts";
import { searchSources } from "./search-sources.ts";

export const searchRoutes = [
  route({
    method: "get",
    path: "/search",
    access: "signed_in",
    summary:
      "Everything that may be read, by id, reference, name, e-mail address, phone number, document or bank reference, and by operators such as `status:failed`, `-status:expired`, `amount:10..20NOK`, `created:2026-01..`, `type:loan`; an operator that is not known is refused by name",
    query: z.object({
      q: z.string().trim().min(1).max(200),
      /** IANA name; where the days of `created:` begin. */
      zone: z.string().max(64).refine(isZone, fieldTexts.zone).default("UTC"),
    }),
    response: searchSchema,
    handle: ({ ctx, caller, query }) => search(ctx, caller, query),
  }),
];

async function search(
  ctx: AppContext,
  caller: Caller,
  { q, zone }: { q: string; zone: string },
): Promise<SearchResult> {
  const reading = readSearch(q, { zone, today: dayIn(zone, Date.parse(ctx.clock.now())) });
  if (reading.problems.length > 0) {
    const fields = reading.problems.map((problem) => fieldSaying("q", searchProblemSaid(problem)));
    throw new DomainError("validation_failed", fields.map(({ message }) => message).join(" "), { fields });
  }
  const groups = await Promise.all(
    searchSources.map(async ({ type, permission, find }) => {
      const question = may(caller, permission) ? listQuestion(reading, type) : null;
      if (question === null) return null;
      const found = await find(ctx, caller, question);
      return found === null || found.hits.length === 0 ? null : { type, ...found };
    }),
  );
  return { q, groups: groups.filter((group) => group !== null) };
}

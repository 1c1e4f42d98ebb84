import { z } from "zod";
import type { AppContext } from "../../context.ts";

const wishSchema = z.object({ channel: z.string(), type: z.string() });

export const publishResultSchema = z
  .strictObject({
    id: z.string(),
    channel: z.string(),
    type: z.string(),
    status: z.enum(["sent", "skipped", "failed"]),
  })
  .meta({ id: "PublishResult", description: "No message leaves this installation, so that each is skipped" });

/** What became of a shop's wish to send its payer the link. @param wishes the configuration's `publish`. */
export function publishResults(ctx: Pick<AppContext, "ids">, wishes: unknown): z.infer<typeof publishResultSchema>[] {
  if (!Array.isArray(wishes)) return [];
  return wishes.flatMap((wish) => {
    const parsed = wishSchema.safeParse(wish);
    return parsed.success ? [{ id: ctx.ids.uuid(), ...parsed.data, status: "skipped" as const }] : [];
  });
}

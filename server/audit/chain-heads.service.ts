import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { type ChainHead, headLine, headsToHold, readHeadLine } from "./chain-heads.rules.ts";
import { readHeads } from "./audit.repository.ts";
import type { ChainVerdict } from "./verify-chains.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "vault" | "auditHeads">;

const everyMs = 3_600_000;

/** Notes the heads outside of the database once an hour; whoever cuts entries off the end of a chain is found by them. */
export async function noteHeadsHourly(ctx: Tools): Promise<boolean> {
  const now = ctx.clock.now();
  const lines = validLines(ctx);
  const last = lines.at(-1);
  if (last !== undefined && last.at > shiftInstant(now, -everyMs)) return false;
  const noted = new Map(headsToHold(lines).map((head) => [head.chain, head.hash]));
  const heads = await ctx.store.read(readHeads);
  const changed = heads.filter(({ chain, hash }) => noted.get(chain) !== hash);
  ctx.auditHeads.append(changed.map((head) => lineOf(ctx, { ...head, at: now, event: "head" })));
  return changed.length > 0;
}

/** After a backup took the place of the database: what was noted of the one before counts no more. */
export async function noteRestoredHeads(ctx: Tools): Promise<readonly string[]> {
  const at = ctx.clock.now();
  const nothing = { chain: "", position: 0, hash: "" };
  const heads = await ctx.store.read(readHeads);
  return [
    lineOf(ctx, { ...nothing, at, event: "restored" }),
    ...heads.map((head) => lineOf(ctx, { ...head, at, event: "head" })),
  ];
}

/** The heads that the chains must hold, or what is wrong with where they are noted. */
export function notedHeads(ctx: Pick<Tools, "vault" | "auditHeads">): readonly ChainHead[] | ChainVerdict {
  const read = ctx.auditHeads.read().map((text) => readHeadLine(keyOf(ctx), text));
  const changed = read.indexOf(null);
  if (changed !== -1) return { ok: false, detail: `line ${changed + 1} of the noted heads was not written by Kontor` };
  return headsToHold(read.filter((line) => line !== null));
}

function validLines(ctx: Pick<Tools, "vault" | "auditHeads">) {
  return ctx.auditHeads
    .read()
    .map((text) => readHeadLine(keyOf(ctx), text))
    .filter((line) => line !== null);
}

function lineOf(ctx: Pick<Tools, "vault">, line: Parameters<typeof headLine>[1]): string {
  return headLine(keyOf(ctx), line);
}

function keyOf({ vault }: Pick<Tools, "vault">): Buffer {
  return vault.derive("audit-heads");
}

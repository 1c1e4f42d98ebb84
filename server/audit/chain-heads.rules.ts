import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** The newest entry of a chain at one time. */
export interface ChainHead {
  chain: string;
  position: number;
  /** In hexadecimal. */
  hash: string;
}

const lineSchema = z.strictObject({
  at: z.string(),
  /** `restored`: a backup took the place of the database, and what was noted before counts no more. */
  event: z.enum(["head", "restored"]),
  chain: z.string(),
  position: z.int(),
  hash: z.string(),
  mac: z.string(),
});
export type HeadLine = z.infer<typeof lineSchema>;

/** A line that only whoever has the master key can write. */
export function headLine(key: Buffer, line: Omit<HeadLine, "mac">): string {
  return JSON.stringify({ ...line, mac: macOf(key, line) });
}

/** Null for a line that was not written by the installation. */
export function readHeadLine(key: Buffer, text: string): HeadLine | null {
  const parsed = lineSchema.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { mac, ...line } = parsed.data;
  const [given, expected] = [Buffer.from(mac), Buffer.from(macOf(key, line))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? parsed.data : null;
}

/** What the chains must hold: heads since the last restore, by chain and position. */
export function headsToHold(lines: readonly HeadLine[]): readonly ChainHead[] {
  const restored = lines.findLastIndex(({ event }) => event === "restored");
  return lines.slice(restored + 1).filter(({ event }) => event === "head");
}

function macOf(key: Buffer, { at, event, chain, position, hash }: Omit<HeadLine, "mac">): string {
  const text = JSON.stringify([at, event, chain, position, hash]);
  return createHmac("sha256", key).update(text).digest("hex").slice(0, 32);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

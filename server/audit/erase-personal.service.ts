import { z } from "zod";
import type { Trx } from "../database.ts";
import { dropPersonal, readPersonal } from "./erase-personal.repository.ts";

const personalSchema = z.tuple([z.string(), z.record(z.string(), z.unknown())]);

/**
 * Removes personal details from entries about these objects. The chain holds digests of them and still verifies; where
 * nothing but the address of who acted is kept, it stays.
 */
export async function erasePersonal(trx: Trx, objectIds: readonly string[]): Promise<void> {
  for (const { seq, personal } of await readPersonal(trx, objectIds)) {
    const [, details] = personalSchema.parse(JSON.parse(personal ?? "[]"));
    if (Object.keys(details).some((key) => key !== "ip")) await dropPersonal(trx, seq);
  }
}

import { answeredClasses } from "../../shared/metrics/attempt-class.ts";
import type { Db } from "../database.ts";
import { type CountedFact, listEndpointIds, readBothSides } from "./delivery-rollups.repository.ts";

const pageSize = 100;
const answered: ReadonlySet<string> = new Set(answeredClasses.map((name) => `attempts_${name}`));
const delivered: ReadonlySet<string> = new Set(["delivered_first", "delivered_later"]);

/** A count by hour that is not what the log of deliveries says. One endpoint is in memory at a time. */
export async function findMiscountedHour(db: Db): Promise<string | null> {
  let afterId = "";
  for (;;) {
    const ids = await listEndpointIds(db, { afterId, limit: pageSize });
    for (const id of ids) {
      const fault = await faultOf(db, id);
      if (fault !== null) return fault;
      afterId = id;
    }
    if (ids.length < pageSize) return null;
  }
}

async function faultOf(db: Db, endpointId: string): Promise<string | null> {
  const { stored: figures, facts } = await readBothSides(db, endpointId);
  const proven = figuresOf(facts);
  const told = (key: string, stored: number) => {
    const [hour = "", ...name] = key.split(" ");
    const what = `${name.join(" ")} of ${hour} is ${stored}, its log says ${proven.get(key) ?? 0}`;
    return `endpoint ${endpointId}: ${what}`;
  };
  for (const { hour, name, value } of figures) {
    const key = `${hour} ${name}`;
    if (proven.get(key) !== value) return told(key, value);
    proven.delete(key);
  }
  for (const [key, value] of proven) if (value !== 0) return told(key, 0);
  return null;
}

function figuresOf(facts: readonly CountedFact[]): Map<string, number> {
  const figures = new Map<string, number>();
  const add = (key: string, count: number) => figures.set(key, (figures.get(key) ?? 0) + count);
  for (const { hour, counted, bucket, n, ms } of facts) {
    add(`${hour} ${counted}`, n);
    if (delivered.has(counted)) add(`${hour} delay ${bucket ?? ""}`, n);
    if (!answered.has(counted)) continue;
    add(`${hour} latency ${bucket ?? ""}`, n);
    const longest = `${hour} latency_max_ms`;
    figures.set(longest, Math.max(figures.get(longest) ?? 0, ms ?? 0));
  }
  return figures;
}

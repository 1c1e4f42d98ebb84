import { join } from "node:path";
import { runVerify } from "../../server/verify/verify.service.ts";
import { EventSource } from "../../server/testing/event-source.ts";
import { ReceiverProcess } from "../../server/testing/receiver-process.ts";
import { until } from "../../server/testing/until.ts";
import { beside } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";

const queued = 100_000;
const heapMegabytes = 256;
const nodeFlags = [`--max-old-space-size=${heapMegabytes}`];
const drainMsMax = 3_600_000;
const lookEveryMs = 1_000;

/** A hundred thousand deliveries wait, and the server that has to send them has a heap of 256 MB. */
export async function smallHeap({ folder: parent }: Round): Promise<Outcome> {
  const folder = join(parent, "data");
  const receiver = await ReceiverProcess.start();
  let source = await EventSource.start({ dataFolder: folder, nodeFlags });
  try {
    const accountId = await source.addAccount();
    await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
    await source.record({ accountId, type: "loan.active", first: 0, count: queued, perSecond: null });
    const acknowledged = new Set(source.recorded.map(({ number }) => number));
    await source.kill();
    source = await EventSource.start({ dataFolder: folder, nodeFlags });
    const startedAt = performance.now();
    await source.startWork();
    let rssMax = 0;
    let lookedAt = 0;
    await until(
      async () => {
        if (performance.now() - lookedAt < lookEveryMs) return false;
        lookedAt = performance.now();
        rssMax = Math.max(rssMax, (await source.usage()).rssBytes);
        return (await receiver.count()) >= queued;
      },
      "everything to arrive",
      drainMsMax,
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    await source.stopWork();
    await source.stop();
    const received = (await receiver.take()).map(({ number }) => number);
    const arrived = new Set(received);
    const { invariants } = await beside({ folder, settings: {} }, runVerify);
    const lost = [...acknowledged].filter((number) => !arrived.has(number)).length;
    return {
      figures: [
        `${acknowledged.size} acknowledged, ${arrived.size} received, ${received.length - arrived.size} twice`,
        `drained in ${seconds.toFixed(1)} s`,
        `at most ${Math.round(rssMax / 1_048_576)} MB resident`,
      ].join(", "),
      faults: [
        ...invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`),
        ...(lost > 0 || acknowledged.size !== queued ? [`${lost} of ${acknowledged.size} were lost`] : []),
        ...(received.length > arrived.size ? ["some came twice without a reason"] : []),
      ],
    };
  } finally {
    await source.kill();
    await receiver.stop();
  }
}

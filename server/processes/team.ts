import { z } from "zod";
import type { AppContext } from "../context.ts";
import { startLoop } from "../jobs/loop.ts";
import type { LiveHub, LiveNotice } from "../live.ts";
import type { ProcessLink } from "../store/postgres/link.ts";
import { type LaneNotice, registerSender, senderOf } from "../webhooks/delivery-signal.ts";
import {
  beatEveryMs,
  joinRoll,
  leaveRoll,
  type ProcessName,
  sayPresent,
  takeOverFromSilent,
} from "./process-roll.service.ts";

const topics = { live: "live", lane: "lane", sweep: "sweep" } as const;
const noticeSchema = z.custom<LiveNotice>((value) => typeof value === "object" && value !== null && "id" in value);
const laneSchema = z.custom<LaneNotice>((value) => typeof value === "object" && value !== null && "lane" in value);

/** What changed in one process is heard by the screens of all of them. */
export function shareLiveHub(hub: LiveHub, link: ProcessLink): LiveHub {
  link.hear(topics.live, (item) => hub.publish(noticeSchema.parse(item)));
  return {
    publish(notice) {
      hub.publish(notice);
      link.tell(topics.live, notice);
    },
    subscribe: (listener) => hub.subscribe(listener),
  };
}

/** A process that sends nothing tells the others of what is to be sent. Returns the function that ends it. */
export function relayDeliveries(ctx: AppContext, link: ProcessLink): () => void {
  return registerSender(ctx.store, {
    offer: () => null,
    hear: (notice) => ctx.store.afterCommit(() => link.tell(topics.lane, notice)),
    lookAgain: () => link.tell(topics.sweep, null),
  });
}

/** A process that sends hears what others have for it. */
export function hearDeliveries(ctx: AppContext, link: ProcessLink): void {
  link.hear(topics.lane, (item) => senderOf(ctx.store)?.hear(laneSchema.parse(item)));
  link.hear(topics.sweep, () => senderOf(ctx.store)?.lookAgain());
}

export interface Membership {
  readonly isAlone: boolean;
  leave(): Promise<void>;
}

/** Puts this process on the roll and keeps it there; whoever leads strikes the silent off. */
export async function joinTeam(ctx: AppContext, link: ProcessLink): Promise<Membership> {
  const process: ProcessName = { id: link.id, role: ctx.config.role };
  const { isAlone } = await joinRoll(ctx, process);
  const { logger } = ctx;
  const beat = startLoop({
    name: "presence",
    everyMs: beatEveryMs,
    logger,
    run: async () => {
      await sayPresent(ctx, process);
      if (ctx.config.role === "web" || !(await link.leads())) return false;
      const freed = await takeOverFromSilent(ctx);
      if (freed === 0) return false;
      logger.warn({ count: freed }, "took deliveries back from a process that is gone");
      senderOf(ctx.store)?.lookAgain();
      link.tell(topics.sweep, null);
      return false;
    },
  });
  return {
    isAlone,
    async leave() {
      await beat.stop();
      await leaveRoll(ctx, process);
    },
  };
}

import type { AppContext } from "./context.ts";
import type { RunKontor } from "./kontor-process.ts";
import { hearDeliveries, joinTeam, relayDeliveries } from "./processes/team.ts";
import { type Jobs, startJobs } from "./start-jobs.ts";
import type { ProcessLink } from "./store/postgres/link.ts";

/**
 * What one of several processes on a database does without being asked. A web process does none of the work itself and
 * tells the others of it.
 */
export async function startShared(ctx: AppContext, link: ProcessLink, run: RunKontor | undefined): Promise<Jobs> {
  const membership = await joinTeam(ctx, link);
  if (ctx.config.role === "web") {
    const stopRelaying = relayDeliveries(ctx, link);
    return {
      stop() {
        stopRelaying();
        return membership.leave();
      },
    };
  }
  hearDeliveries(ctx, link);
  const jobs = await startJobs(ctx, {
    team: { id: link.id, isAlone: membership.isAlone, leads: () => link.leads() },
    run,
  });
  return {
    async stop() {
      await jobs.stop();
      await membership.leave();
    },
  };
}

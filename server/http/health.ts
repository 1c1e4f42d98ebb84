import { Router } from "express";

/** `/healthz`: the process answers. `/readyz`: it can do its work. */
export function healthRouter(isReady: () => Promise<boolean>): Router {
  const router = Router();
  router.get("/healthz", (_req, res) => {
    res.set("cache-control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (_req, res) => {
    const ready = await isReady().catch(() => false);
    res
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ ready });
  });
  return router;
}

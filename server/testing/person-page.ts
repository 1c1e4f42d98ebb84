import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { AppContext } from "../context.ts";
import { setupRouter } from "../surfaces/setup/setup.router.ts";
import { afterThisFile } from "./after-tests.ts";

/** The page on which an invited person sets a password, on a port of its own; answers its address. */
export async function startPersonPage(ctx: AppContext): Promise<string> {
  const server = createServer(express().use("/setup", setupRouter(ctx))).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterThisFile(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/setup/person`;
}

import type { LookupAddress } from "node:dns";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startNameServer } from "../testing/name-server.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { parseHosts } from "./hosts-file.ts";
import { createNameResolver, type ResolveName } from "./name-resolver.ts";
import { createOutgoingCaller } from "./outgoing-caller.ts";

const folder = temporaryFolder();

/** A system that knows one name by itself, and writes down what it was asked. */
function systemKnowing(name: string, address: string) {
  const asked: string[] = [];
  const lookUp: ResolveName = (hostname, _options, answer) => {
    asked.push(hostname);
    if (hostname === name) answer(null, [{ address, family: 4 }]);
    else answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND" }), []);
  };
  return { asked, lookUp };
}

function find(resolveName: ResolveName, hostname: string, family = 0): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    resolveName(hostname, { all: true, family }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}

test("twenty names whose servers hang keep nobody waiting for another name", async () => {
  const healthy = await startReceiver(answering(200));
  const names = await startNameServer({ "shop.example": "127.0.0.1" }, (name) => name.endsWith(".hanging.example"));
  const resolveName = createNameResolver({ servers: [names.address] });
  const caller = createOutgoingCaller({ allowPrivateTargets: true }, { resolveName });
  const call = (url: string, timeoutMs: number) =>
    caller.call({ accountId: "T12345678", method: "POST", url, headers: {}, body: Buffer.from("{}"), timeoutMs });
  const ended: string[] = [];
  const hanging = Array.from({ length: 20 }, (_, index) =>
    call(`http://shop-${index}.hanging.example/`, 1_500).then(({ outcome }) => ended.push(outcome)),
  );
  const url = healthy.url.replace("127.0.0.1", "shop.example");
  expect(await call(url, 1_500)).toMatchObject({ outcome: "delivered" });
  expect(ended).toEqual([]);
  await Promise.all(hanging);
  expect(new Set(ended)).toEqual(new Set(["timeout"]));
  expect(new Set(names.asked).size).toBe(21);
  await caller.close();
});

test("what the hosts file says comes before the name servers", async () => {
  const hostsFile = join(folder, "hosts");
  await writeFile(hostsFile, "# the office\n10.0.0.5  Shop.example shop # old\nfd00::5 shop.example\n");
  const names = await startNameServer({ "shop.example": "203.0.113.9" }, () => false);
  const resolveName = createNameResolver({ servers: [names.address], hostsFile });
  expect(await find(resolveName, "SHOP.example.")).toEqual([
    { address: "10.0.0.5", family: 4 },
    { address: "fd00::5", family: 6 },
  ]);
  expect(await find(resolveName, "shop.example", 6)).toEqual([{ address: "fd00::5", family: 6 }]);
  expect(names.asked).toEqual([]);
});

test("short names and those that only a search domain knows are left to the system", async () => {
  const names = await startNameServer({}, () => false);
  const short = systemKnowing("receiver", "10.0.0.7");
  const options = { servers: [names.address], hostsFile: "/nowhere" };
  expect(await find(createNameResolver({ ...options, lookUp: short.lookUp }), "receiver")).toHaveLength(1);
  expect(names.asked).toEqual([]);
  const searched = systemKnowing("receiver.shop", "10.0.0.8");
  const resolveName = createNameResolver({ ...options, lookUp: searched.lookUp });
  expect(await find(resolveName, "receiver.shop")).toEqual([{ address: "10.0.0.8", family: 4 }]);
  await expect(find(resolveName, "nobody.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
});

test("a name that exists with no address of a kind is left out of that kind alone", async () => {
  const names = await startNameServer({ "shop.example": "203.0.113.9" }, () => false);
  const system = systemKnowing("", "");
  const resolveName = createNameResolver({ servers: [names.address], hostsFile: "/nowhere", lookUp: system.lookUp });
  expect(await find(resolveName, "shop.example")).toEqual([{ address: "203.0.113.9", family: 4 }]);
  expect(system.asked).toEqual([]);
});

test("a hosts file is read by name, whatever else is in it", () => {
  expect([...parseHosts("127.0.0.1\tlocalhost a\r\n::1 localhost\nnot-an-address b\n\n# 10.0.0.1 c\n")]).toEqual([
    [
      "localhost",
      [
        { address: "127.0.0.1", family: 4 },
        { address: "::1", family: 6 },
      ],
    ],
    ["a", [{ address: "127.0.0.1", family: 4 }]],
  ]);
});

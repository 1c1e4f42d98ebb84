import { describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { addressRefusal } from "./target-address.rules.ts";
import { checkReturnUrl, checkTargetUrl, targetPolicy } from "./target-guard.ts";

const strict = { allowPrivate: false };
const sandbox = { allowPrivate: true };

function refusal(url: string, policy: { allowPrivate: boolean }): string | null {
  try {
    checkTargetUrl(url, policy);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "url_refused") throw error;
    return error.message;
  }
}

describe("addresses that are closed to everybody", () => {
  test.each([
    ["0.0.0.0", "unspecified"],
    ["0.1.2.3", "unspecified"],
    ["100.64.0.1", "carrier-grade NAT"],
    ["100.127.255.255", "carrier-grade NAT"],
    ["100.100.100.200", "cloud metadata"],
    ["169.254.169.254", "cloud metadata"],
    ["169.254.0.1", "link-local"],
    ["168.63.129.16", "cloud metadata"],
    ["192.0.0.1", "reserved"],
    ["192.0.0.192", "cloud metadata"],
    ["192.0.2.55", "documentation"],
    ["198.51.100.7", "documentation"],
    ["203.0.113.7", "documentation"],
    ["192.88.99.1", "reserved"],
    ["198.18.0.1", "benchmarking"],
    ["198.19.255.255", "benchmarking"],
    ["224.0.0.1", "multicast"],
    ["239.255.255.255", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "reserved"],
    ["::", "unspecified"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local"],
    ["febf::1", "link-local"],
    ["fec0::1", "reserved"],
    ["ff02::1", "multicast"],
    ["2001:db8::1", "documentation"],
    ["3fff::1", "documentation"],
    ["2001:2::1", "benchmarking"],
    ["2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"],
    ["2001:10::1", "reserved"],
    ["2002:7f00:1::", "6to4"],
    ["2002:808:808::1", "6to4"],
    ["64:ff9b:1::7f00:1", "local NAT64"],
    ["64:ff9b::169.254.169.254", "cloud metadata (behind NAT64)"],
    ["64:ff9b::127.0.0.1", "loopback (behind NAT64)"],
    ["64:ff9b::a00:1", "private (behind NAT64)"],
    ["::ffff:169.254.169.254", "cloud metadata"],
    ["::ffff:a9fe:a9fe", "cloud metadata"],
    ["::ffff:100.64.0.1", "carrier-grade NAT"],
    ["::127.0.0.1", "reserved"],
    ["::ffff:0:127.0.0.1", "reserved"],
    ["100::1", "reserved"],
    ["5f00::1", "reserved"],
    ["4000::1", "reserved"],
    ["fd00:ec2::254", "cloud metadata"],
  ])("%s is refused as %s even where private targets are allowed", (address, name) => {
    expect(addressRefusal(address, sandbox)).toBe(`is a ${name} address`);
    expect(addressRefusal(address, strict)).toBe(`is a ${name} address`);
  });
});

describe("addresses of our own networks", () => {
  test.each([
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["10.0.0.1", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["::1", "loopback"],
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:7f00:1", "loopback"],
    ["::ffff:192.168.0.1", "private"],
    ["fc00::1", "unique local"],
    ["fdff::1", "unique local"],
  ])("%s is refused as %s unless private targets are allowed", (address, name) => {
    expect(addressRefusal(address, strict)).toBe(`is a ${name} address`);
    expect(addressRefusal(address, sandbox)).toBeNull();
  });
});

test.each([
  "8.8.8.8",
  "172.32.0.1",
  "172.15.255.255",
  "100.63.255.255",
  "100.128.0.1",
  "11.0.0.1",
  "198.20.0.1",
  "223.255.255.255",
  "2606:4700::1111",
  "2a00:1450::1",
  "64:ff9b::8.8.8.8",
  "::ffff:8.8.8.8",
])("%s is public and allowed", (address) => {
  expect(addressRefusal(address, strict)).toBeNull();
});

test("what is no address is refused", () => {
  for (const text of ["shop.example", "", "::ffff:999.1.1.1", "1.2.3.4.5", "[::1", "::1]x"]) {
    expect(addressRefusal(text, sandbox)).toBe("is not an address");
  }
});

describe("URLs that Kontor calls", () => {
  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0x7f.1/",
    "https://127.1/",
    "https://①②⑦.0.0.1/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://shop.localhost/",
    "https://169.254.169.254/latest/meta-data/",
    "https://2852039166/",
  ])("%s is refused for a live account", (url) => {
    expect(refusal(url, strict)).toMatch(/^The URL leads to .+ (address|name)\.$/);
  });

  test.each([
    "http://127.0.0.1:8080/cb",
    "http://localhost:3000/cb?method=POST",
    "https://10.1.2.3/",
    "http://shop:8080/",
    "http://[fd00::5]/",
  ])("%s is accepted for a sandbox account where private targets are allowed", (url) => {
    expect(refusal(url, sandbox)).toBeNull();
  });

  test.each([
    ["http://shop.example/cb", strict, "The URL must start with https://."],
    ["ftp://shop.example/cb", sandbox, "The URL must start with https://."],
    ["javascript:alert(1)", sandbox, "The URL must start with https://."],
    ["https://user:secret@shop.example/", sandbox, "The URL must not carry a user name or password."],
    ["https://user@shop.example/", strict, "The URL must not carry a user name or password."],
    ["shop.example/cb", strict, "The URL is not a URL."],
    ["https://", strict, "The URL is not a URL."],
    [`https://shop.example/${"a".repeat(2000)}`, strict, "The URL must be at most 2000 characters."],
    ["http://169.254.169.254/", sandbox, "The URL leads to 169.254.169.254, which is a cloud metadata address."],
  ])("%s is refused and the message says why", (url, policy, message) => {
    expect(refusal(url, policy)).toBe(message);
  });

  test("a public https URL is accepted", () => {
    expect(checkTargetUrl("https://shop.example/cb?x=1", strict).href).toBe("https://shop.example/cb?x=1");
  });
});

test.each([
  ["T12345678", true, true],
  ["T12345678", false, false],
  ["P12345678", true, false],
])("account %s with the setting at %s may reach inside: %s", (accountId, allowPrivateTargets, allowPrivate) => {
  expect(targetPolicy({ allowPrivateTargets }, accountId)).toEqual({ allowPrivate });
});

describe("URLs that a payer's browser is sent to", () => {
  test.each([
    "https://shop.example/thanks",
    "http://localhost:8080/thanks",
    "myshop://paid?order=1",
    "intent://paid#Intent;end",
  ])("%s is accepted", (url) => {
    expect(checkReturnUrl(url)).toBeInstanceOf(URL);
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " data:text/html,x",
    "file:///etc/passwd",
    "https://a:b@shop.example/",
    "thanks",
  ])("%s is refused", (url) => {
    expect(() => checkReturnUrl(url)).toThrow(DomainError);
  });
});

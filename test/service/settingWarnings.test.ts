import { expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { settingWarnings } from "../../src/service/settingWarnings.ts";

const HTTPS = { PUBLIC_URL: "https://kiemtra.example.gov.vn" };
const PROXIED = { TRUST_PROXY: "172.18.0.1" };

it.each([
  ["at a desk", {}, []],
  ["at a desk, on the other kind of address", { HOST: "::1" }, []],
  ["open to the network", { HOST: "0.0.0.0" }, [/in the clear/]],
  [
    "open, at a public address without TLS",
    { HOST: "0.0.0.0", PUBLIC_URL: "http://kiemtra.example" },
    [/in the clear/],
  ],
  ["behind a proxy that nobody has named", { HOST: "0.0.0.0", ...HTTPS }, [/TRUST_PROXY/]],
  ["behind a proxy on this machine that nobody has named", HTTPS, [/TRUST_PROXY/]],
  ["as it should be", { HOST: "0.0.0.0", ...HTTPS, ...PROXIED }, []],
])("a service %s is told what is not safe", (_how, environment, expected) => {
  const warnings = settingWarnings(readConfig(environment));
  expect(warnings).toHaveLength(expected.length);
  for (const [place, pattern] of expected.entries()) expect(warnings[place]).toMatch(pattern);
});

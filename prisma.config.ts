import { defineConfig } from "prisma/config";

// `prisma generate`, `validate` and `format` look for the native schema engine and try to
// download it, although they never run it. Any executable satisfies the check, so these commands
// work behind a firewall; `prisma migrate` still finds (or downloads) the real one.
const command = process.argv[2] ?? "";
if (["generate", "validate", "format"].includes(command)) {
  process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});

import { parseArgs } from 'node:util';
import { checks } from '../../server/test/conformance/checks.ts';
import { Target } from '../../server/test/conformance/target.ts';

const usage = `npm run conformance -- <url> --email <agent> --password <password> [--colleague-email <agent> --colleague-password <password>] [--site <key>] [--only <id>]

Holds every MUST of docs/protocol.md against a running server. It writes conversations: use one that is for trying.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    site: { type: 'string', default: 'demo' },
    email: { type: 'string' },
    password: { type: 'string' },
    'colleague-email': { type: 'string' },
    'colleague-password': { type: 'string' },
    only: { type: 'string' },
  },
});
const [url] = positionals;
const { site: siteKey, email, password } = values;
if (url === undefined || email === undefined || password === undefined) {
  console.error(usage);
  process.exit(1);
}

const colleague = {
  email: values['colleague-email'] ?? email,
  password: values['colleague-password'] ?? password,
};
const given = { url: url.replace(/\/$/, ''), siteKey, email, password, colleague };
let failed = 0;
for (const { id, title, run } of checks) {
  if (values.only !== undefined && values.only !== id) continue;
  const target = await Target.reach(given);
  try {
    await run(target);
    console.log(`ok      ${id}  ${title}`);
  } catch (error) {
    failed += 1;
    console.log(
      `FAILED  ${id}  ${title}\n        ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    target.close();
  }
}
console.log(failed === 0 ? 'The server conforms.' : `${failed} of ${checks.length} failed.`);
process.exit(failed === 0 ? 0 : 1);

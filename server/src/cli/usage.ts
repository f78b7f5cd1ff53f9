export const usage = `Deskbell: live support chat that a team runs itself.

Usage: npm run deskbell -- <command>

  start                               serve (npm start does the same)
  migrate                             bring the database up to date, without serving
  agent create --email <e-mail> --name <name> [--role agent|admin]
                                      make an agent; the password is made up and printed once
  agent list                          everyone who answers
  agent disable <e-mail>              sign an agent out everywhere and keep them out
  agent reset-password <e-mail>       make up a new password and print it once
  site create --name <name> [--origin <address> …]
                                      make a site and print how to embed it
  site list                           every site with its key

  --help, -h                          this
  --version, -v                       the version

Every setting is an environment variable or a line in .env: docs/settings.md lists them.`;

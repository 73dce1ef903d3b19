#!/usr/bin/env bash
# Runs once, when the database is new. The nodes sign in as vangnet_node, which may add to the change log and read
# it; the owner of the schema signs in for migrations only.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --set password="$VANGNET_NODE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE vangnet_application NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_node LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE
  PASSWORD :'password' IN ROLE vangnet_application;
SQL

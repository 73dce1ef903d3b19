#!/usr/bin/env bash
# Runs once, when the database is new. The nodes sign in as vangnet_node and work as one of the roles below, each with what
# it needs (ADR 9); the signer signs in as vangnet_signer_node, which no node may (ADR 13); the owner of the schema signs in
# for migrations only.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --set password="$VANGNET_NODE_PASSWORD" \
  --set signer_password="$VANGNET_SIGNER_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE vangnet_application NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_writer NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_rules NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_reader NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_officer NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_worker NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_signer NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE vangnet_node LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE
  PASSWORD :'password' IN ROLE vangnet_application, vangnet_writer, vangnet_rules, vangnet_reader,
    vangnet_officer, vangnet_worker;
CREATE ROLE vangnet_signer_node LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE
  PASSWORD :'signer_password' IN ROLE vangnet_signer;
SQL

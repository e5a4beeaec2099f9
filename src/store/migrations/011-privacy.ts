import { type Kysely, sql } from "kysely";
import { tenantRole } from "../tenant-role.ts";

/**
 * Which measures count persons (null: by unit and name); how long a tenant keeps things; and the one change that what is
 * append-only lets through: a person who is erased becomes a pseudonym, word for word, and nothing else moves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table measure add column counts_persons boolean`.execute(db);
  await sql.raw(retention).execute(db);
  await sql.raw(pseudonymised).execute(db);
  await sql.raw(readingTrigger).execute(db);
  // a hash chain has a way of its own to let a name go
  const { rows } = await sql`
    select 1 from information_schema.columns
    where table_schema = current_schema() and table_name = 'audit' and column_name = 'pseudonymised_at'
  `.execute(db);
  if (rows.length === 0) await sql.raw(auditTrigger).execute(db);
}

const retention = `
-- What a tenant has said itself; the rest is kept as long as the defaults say.
create table retention (
  tenant text not null,
  what text not null,
  days int not null,
  said_at timestamptz not null,
  primary key (tenant, what)
);
create table retention_run (
  tenant text primary key,
  next_at timestamptz not null
);
`;

// app.erase_marks: a JSON list of regular expressions, the longest first; both settings end with their transaction.
const pseudonymised = `
create function pseudonymised(said text) returns text language plpgsql stable as $$
declare
  erase_as text := current_setting('app.erase_as', true);
  mark text;
begin
  if coalesce(erase_as, '') = '' or said is null then return said; end if;
  for mark in select jsonb_array_elements_text(current_setting('app.erase_marks')::jsonb) loop
    said := regexp_replace(said, mark, erase_as, 'gi');
  end loop;
  return said;
end $$;
`;

const readingTrigger = `
create or replace function refuse_all_but_explanation() returns trigger language plpgsql as $$
begin
  if current_user <> '${tenantRole}' and coalesce(current_setting('app.erase_as', true), '') <> '' then
    if to_jsonb(new) = to_jsonb(old) || jsonb_build_object('by', pseudonymised(to_jsonb(old) ->> 'by'),
      'on_behalf_of', pseudonymised(to_jsonb(old) ->> 'on_behalf_of'), 'comment', pseudonymised(to_jsonb(old) ->> 'comment'),
      'cause', pseudonymised(to_jsonb(old) ->> 'cause'), 'action', pseudonymised(to_jsonb(old) ->> 'action'), 'reason', pseudonymised(to_jsonb(old) ->> 'reason'))
    then return new; end if;
  end if;
  if to_jsonb(new) - 'cause' - 'action' is distinct from to_jsonb(old) - 'cause' - 'action'
    or (old.cause is not null and new.cause is distinct from old.cause)
    or (old.action is not null and new.action is distinct from old.action)
  then
    raise exception 'a reading is append-only; cause and action are told once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
`;

const auditTrigger = `
create function refuse_all_but_pseudonyms() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user <> '${tenantRole}' and coalesce(current_setting('app.erase_as', true), '') <> '' then
    if to_jsonb(new) = to_jsonb(old) || jsonb_build_object('who', pseudonymised(to_jsonb(old) ->> 'who'),
      'subject', pseudonymised(to_jsonb(old) ->> 'subject'), 'old', pseudonymised(to_jsonb(old) ->> 'old'), 'new', pseudonymised(to_jsonb(old) ->> 'new'),
      'why', pseudonymised(to_jsonb(old) ->> 'why'), 'source', pseudonymised(to_jsonb(old) ->> 'source'))
    then return new; end if;
  end if;
  raise exception 'audit is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger audit_change on audit;
create trigger audit_change before update or delete on audit for each row execute function refuse_all_but_pseudonyms();
`;

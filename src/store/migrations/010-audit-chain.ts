import { type Kysely, sql } from "kysely";
import { tenantRole } from "../tenant-role.ts";

/**
 * The audit trail's chain (docs/decisions/0020). Rows wait in `audit_unsealed`, put there by a trigger so that those of
 * the previous release are taken in too, until a sealer gives each its place in `audit_seal`. The trail stays
 * append-only but for one change: what tells of an erased person becomes her pseudonym (011), and then the chain knows what
 * it said by a salted digest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db);
  await sql.raw(pseudonyms).execute(db);
  await sql.raw(unsealed).execute(db);
  // an instance of this release may run already, and its next answer comes before the rows are locked to their tenants
  const granted = sql`grant select, insert, update, delete on audit_unsealed to ${sql.id(tenantRole)}`;
  const { rows } = await sql`select from pg_roles where rolname = ${tenantRole}`.execute(db);
  if (rows.length > 0) await granted.execute(db);
}

const tables = `
-- how the chain's hash is taken of the row
alter table audit add column hash_form smallint not null default 1;
alter table audit add column pseudonymised_at timestamptz;

create table audit_head (
  tenant text not null,
  n bigint not null,
  hash text not null,
  sealed_at timestamptz,
  primary key (tenant)
);

create table audit_seal (
  tenant text not null,
  n bigint not null,
  seq bigint not null,
  entry text not null,
  hash text not null,
  -- of the personal part; gone when one of its fields was pseudonymised, and "parts" is there instead
  salt text,
  parts jsonb,
  sealed_at timestamptz not null,
  primary key (tenant, n)
);
create unique index audit_seal_of_entry on audit_seal (tenant, seq);

create table audit_unsealed (
  tenant text not null,
  seq bigint not null,
  primary key (tenant, seq)
);
`;

const pseudonyms = `
create function audit_digest(salt text, said text) returns text language sql immutable as $$
  select encode(sha256(convert_to(salt || coalesce('+' || said, '-'), 'UTF8')), 'hex')
$$;
-- As src/store/audit-digest.ts has it: what a changed field said is kept as its digest, any other gets a salt of its own.
create function audit_part(field text, before text, after text, row_salt text, known jsonb) returns jsonb
language sql immutable as $$
  select case
    when known ? 'digest' then known
    when before is distinct from after then jsonb_build_object('digest', audit_digest(own.salt, before))
    else jsonb_build_object('salt', own.salt)
  end
  from (select coalesce(known ->> 'salt', encode(sha256(convert_to(row_salt || ':' || field, 'UTF8')), 'hex'))) as own (salt)
$$;

create function refuse_all_but_erasure() returns trigger language plpgsql as $$
declare
  fields constant text[] := array['who', 'subject', 'old', 'new', 'why', 'source'];
  said jsonb;
  erased jsonb;
begin
  -- the setting is anybody's to make: only the tables' owner erases, never a tenant's transaction
  if tg_op = 'UPDATE' and current_user <> '${tenantRole}' and coalesce(current_setting('app.erase_as', true), '') <> '' then
    said := to_jsonb(old);
    select said || jsonb_object_agg(field, pseudonymised(said ->> field)) into erased from unnest(fields) as field;
    if to_jsonb(new) = erased then
      update audit_seal set salt = null, parts = (
        select jsonb_object_agg(field, audit_part(field, said ->> field, erased ->> field, salt, parts -> field))
        from unnest(fields) as field)
      where audit_seal.tenant = old.tenant and audit_seal.seq = old.seq;
      new.pseudonymised_at := now();
      return new;
    end if;
  end if;
  raise exception 'audit is append-only' using errcode = 'restrict_violation';
end $$;
create or replace trigger audit_change before update or delete on audit
  for each row execute function refuse_all_but_erasure();

create function refuse_all_but_unsalting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user <> '${tenantRole}' and coalesce(current_setting('app.erase_as', true), '') <> ''
    and new.salt is null and new.parts is not null
    and to_jsonb(new) - 'salt' - 'parts' = to_jsonb(old) - 'salt' - 'parts'
  then return new;
  end if;
  raise exception 'audit_seal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_seal_change before update or delete on audit_seal
  for each row execute function refuse_all_but_unsalting();
create trigger audit_seal_truncate before truncate on audit_seal for each statement execute function refuse_change();
`;

const unsealed = `
create function note_unsealed() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (tenant, seq) values (new.tenant, new.seq);
  return null;
end $$;
create trigger audit_to_seal after insert on audit for each row execute function note_unsealed();
insert into audit_unsealed (tenant, seq) select tenant, seq from audit;
`;
